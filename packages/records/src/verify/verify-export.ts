import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorHash } from '../anchor.ts'
import { byRequest } from '../export/export-record.ts'
import { ANCHORS, MANIFEST, type Manifest, RECORDS, REQUESTS } from '../export/manifest.ts'
import { csvHead, csvRow, tellRequest } from '../export/requests-csv.ts'
import { keyName } from '../signature.ts'
import { AnchorChain } from './anchor-chain.ts'
import { checkFiles } from './check-files.ts'
import { checkRequest } from './check-request.ts'
import { type AnchorHashes, checkSecondPlace } from './check-second-place.ts'
import { type Finding, finding } from './finding.ts'
import { readAnchors } from './read-anchors.ts'
import { readManifest } from './read-manifest.ts'
import { readRecords } from './read-records.ts'

export type Verifying = {
  readonly folder: string
  /** The second place of signed heads, kept where whoever made the export could not write. */
  readonly headsFile: string | null
  /** A public key or the name of one, as it was written down: it must have signed. */
  readonly key: string | null
}

/** What was verified; `manifest` is null when the export has none to go by. */
export type Verified = {
  readonly findings: readonly Finding[]
  readonly manifest: Manifest | null
  /** Every public key that signed, in order. */
  readonly keys: readonly string[]
  /** How many requests the anchors call removed, by reason. */
  readonly removed: ReadonlyMap<string, number>
}

/** A commit becomes visible so much later than its instant at most: younger records may have come after the last anchor. */
const LATE_COMMIT_MS = 15_000

/**
 * Verifies an export from its folder alone: files against the signed list, each record's hash, number and chain, each
 * request's story, heads against the anchors, the anchors' chain and signatures. Never throws for what it finds in a file.
 *
 * @throws when there is no such folder or a file cannot be read
 */
export const verifyExport = async ({ folder, headsFile, key }: Verifying): Promise<Verified> => {
  // Throws where there is no folder: that is no finding.
  await readdir(folder)
  const manifest = await readManifest(folder)
  if ('rule' in manifest) return { findings: [manifest], manifest: null, ...NOTHING }
  const findings = await checkFiles(folder, manifest)
  const there = new Set(manifest.files.map(({ name }) => name))
  const lost = findings.some(
    ({ rule, file }) => rule === 'file-missing' && (file === ANCHORS || file === RECORDS),
  )
  if (lost || !there.has(ANCHORS) || !there.has(RECORDS)) {
    const bare = finding('manifest-counts', { file: MANIFEST }, 'an export lists its anchors and its records')
    return { findings: lost ? findings : [...findings, bare], manifest, ...NOTHING }
  }
  const { chain, hashes, wrong } = await followAnchors(folder, manifest)
  findings.push(...wrong, ...(await checkRecords(folder, manifest, chain)))
  if (headsFile !== null) findings.push(...(await checkSecondPlace(headsFile, { hashes, at: manifest.at })))
  const keys = [...new Set([...chain.keys, manifest.key])]
  if (key !== null && !keys.some((one) => one === key || keyName(one) === key))
    findings.push(
      finding('key-unknown', { file: ANCHORS }, 'nothing here is signed with the key that was written down'),
    )
  return { findings, manifest, keys, removed: countRemoved(chain) }
}

const NOTHING = { keys: [], removed: new Map<string, number>() }

const countRemoved = ({ requests }: AnchorChain): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { removed } of requests.values())
    if (removed !== null) counts.set(removed, (counts.get(removed) ?? 0) + 1)
  return counts
}

const followAnchors = async (folder: string, manifest: Manifest) => {
  const chain = new AnchorChain()
  const hashes: AnchorHashes = new Map()
  const wrong: Finding[] = []
  for await (const one of readAnchors(join(folder, ANCHORS), ANCHORS)) {
    if ('rule' in one) wrong.push(one)
    else {
      wrong.push(...chain.follow(one.anchor, { file: ANCHORS, line: one.line }))
      hashes.set(one.anchor.anchor.number, anchorHash(one.anchor.anchor))
    }
  }
  const { last } = chain
  if (last?.number !== manifest.chain.number || last.hash !== manifest.chain.hash)
    wrong.push(finding('manifest-chain', { file: MANIFEST }, 'the anchors do not end with the one it names'))
  else if (last.key !== manifest.key)
    wrong.push(
      finding('manifest-key', { file: MANIFEST }, 'it is signed with another key than the anchors end with'),
    )
  return { chain, hashes, wrong }
}

const checkRecords = async (
  folder: string,
  manifest: Manifest,
  { requests }: AnchorChain,
): Promise<Finding[]> => {
  const wrong: Finding[] = []
  const seen = new Set<string>()
  const csv = createHash('sha256').update(csvHead())
  const settled = new Date(Date.parse(manifest.at) - LATE_COMMIT_MS).toISOString()
  let count = 0
  let last = ''
  for await (const records of byRequest(
    readRecords(join(folder, RECORDS), RECORDS, (one) => wrong.push(one)),
  )) {
    const [{ instance, line }] = records
    if (instance <= last)
      wrong.push(
        finding('record-order', { file: RECORDS, line, instance }, 'requests stand by id, each once'),
      )
    last = instance
    wrong.push(...checkRequest(records, { anchored: requests.get(instance), settled }))
    csv.update(csvRow(records, tellRequest(records)))
    seen.add(instance)
    count += records.length
  }
  if (seen.size !== manifest.requests || count !== manifest.records)
    wrong.push(
      finding('manifest-counts', { file: MANIFEST }, `there are ${count} records of ${seen.size} requests`),
    )
  const listed = manifest.files.find(({ name }) => name === REQUESTS)
  if (csv.digest('hex') !== listed?.sha256)
    wrong.push(finding('requests-differ', { file: REQUESTS }, 'it says something else than the records'))
  return [...wrong, ...(manifest.scope === null ? missing(requests, seen) : [])]
}

const missing = (requests: AnchorChain['requests'], seen: ReadonlySet<string>): Finding[] =>
  [...requests].flatMap(([instance, { removed }]) =>
    removed !== null || seen.has(instance)
      ? []
      : [
          finding(
            'instance-missing',
            { file: RECORDS, instance },
            'anchors name this request, and it is not here',
          ),
        ],
  )
