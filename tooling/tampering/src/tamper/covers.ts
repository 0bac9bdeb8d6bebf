import { generateKeyPairSync } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Anchor, anchorLine, type Head, linkOf, signAnchor } from '@countersign/records/anchor'
import { recordLine } from '@countersign/records/export-record'
import { MANIFEST, manifestText, type SignedManifest, signManifest } from '@countersign/records/manifest'
import type { Contents } from './contents.ts'
import type { Sample } from './sample.ts'
import type { Files } from './tamper-files.ts'
import { writeContents } from './write-sample.ts'

/** The key of somebody who has none that counts. */
const strangersKey = generateKeyPairSync('ed25519').privateKey

/** An export as it was made, and what is needed to tamper with it. */
export type Original = Sample & { readonly files: Files; readonly manifest: SignedManifest }

/** Writes tampered contents as whoever did it would leave them. */
type Cover = (original: Original, tampered: Contents, folder: string) => Promise<void>

export const writeFiles = async (files: Files, folder: string): Promise<void> => {
  await mkdir(folder)
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
}

export const readFiles = async (folder: string): Promise<Files> => {
  const names = (await readdir(folder)).sort()
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  )
}

const filesOf = ({ records, anchors }: Contents): Files =>
  new Map([
    ['records.jsonl', Buffer.from(records.map(recordLine).join(''))],
    ['anchors.jsonl', Buffer.from(anchors.map(anchorLine).join(''))],
  ])

/** Only the file is changed. */
const asItIs: Cover = ({ files }, tampered, folder) =>
  writeFiles(new Map([...files, ...filesOf(tampered)]), folder)

/** The list names the new files, signed by somebody else. */
const ownList: Cover = ({ at }, tampered, folder) =>
  writeContents(tampered, { folder, at, privateKey: strangersKey })

/** The list names the new files under the old key and signature. */
const oldSignature: Cover = async (original, tampered, folder) => {
  await ownList(original, tampered, folder)
  const { manifest } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as SignedManifest
  const { signature, manifest: before } = original.manifest
  await rm(join(folder, MANIFEST))
  await writeFile(
    join(folder, MANIFEST),
    manifestText({ signature, manifest: { ...manifest, key: before.key } }),
  )
}

/** All is signed anew by somebody else, the anchors made to fit: nothing in the folder contradicts anything else. */
const ownChain: Cover = ({ at }, tampered, folder) =>
  writeContents({ ...tampered, anchors: anchorsFor(tampered) }, { folder, at, privateKey: strangersKey })

/** The tables of the database were tampered with, and an honest operator exports them with the true key. */
const exported: Cover = ({ at, privateKey }, tampered, folder) =>
  writeContents(tampered, { folder, at, privateKey })

export const COVERS: Readonly<Record<string, Cover>> = {
  'as it is': asItIs,
  'list signed by a stranger': ownList,
  'list under the old signature': oldSignature,
  'everything signed by a stranger': ownChain,
  'exported by its owner': exported,
}

const anchorsFor = ({ records, anchors }: Contents): Anchor[] => {
  const made: Anchor[] = []
  const anchored = new Map<string, number>()
  const sign = (at: string, most: ReadonlyMap<string, number> | null): void => {
    const newest = new Map(
      records
        .filter(({ instance, seq }) => most === null || seq <= (most.get(instance) ?? 0))
        .map((record) => [record.instance, record]),
    )
    const fresh = [...newest.values()].filter(({ instance, seq }) => seq > (anchored.get(instance) ?? 0))
    const heads = fresh.map(({ instance, seq, hash }): Head => [instance, seq, hash])
    const count = fresh.reduce((sum, { instance, seq }) => sum + seq - (anchored.get(instance) ?? 0), 0)
    const last = made.at(-1)
    const link = last === undefined ? null : linkOf(last.anchor)
    made.push(signAnchor(strangersKey, link, { at, heads: { heads, removed: [] }, records: count }))
    for (const { instance, seq } of fresh) anchored.set(instance, seq)
  }
  for (const { anchor, heads } of anchors) sign(anchor.at, new Map(heads.heads.map(([id, seq]) => [id, seq])))
  sign(anchors.at(-1)?.anchor.at ?? '2026-03-02T00:00:00.000Z', null)
  return made
}

/** The list changed by hand, under the old signature or a stranger's. */
export const writeManifest = async (
  { files, manifest }: Original,
  changed: SignedManifest['manifest'],
  { folder, byStranger }: { readonly folder: string; readonly byStranger: boolean },
): Promise<void> => {
  const signed = byStranger ? signManifest(strangersKey, changed) : { ...manifest, manifest: changed }
  await writeFiles(new Map(files).set(MANIFEST, Buffer.from(manifestText(signed))), folder)
}
