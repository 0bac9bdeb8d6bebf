import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { MANIFEST, type Manifest, manifestText, type SignedManifest } from '../export/manifest.ts'
import { isSigned } from '../signature.ts'
import { type Finding, finding, type RuleCode } from './finding.ts'

/** The signed list of an export, or why it is none. */
export const readManifest = async (folder: string): Promise<Manifest | Finding> => {
  const wrong = (rule: RuleCode, detail: string) => finding(rule, { file: MANIFEST }, detail)
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) return wrong('manifest-missing', 'there is no list of files')
  const signed = parse(text)
  if (signed === null) return wrong('manifest-unreadable', 'this is not a list as it is written')
  const { manifest, signature } = signed
  const whole = isSigned(
    { text: canonicalJson(manifest), signature, publicKey: manifest.key },
    'countersign-export-1',
  )
  return whole ? manifest : wrong('manifest-signature', 'the signature of the list is wrong')
}

const parse = (text: string): SignedManifest | null => {
  try {
    const value = JSON.parse(text) as SignedManifest
    return isManifest(value.manifest) && manifestText(value) === text ? value : null
  } catch {
    return null
  }
}

/** A plain name: nothing outside the folder is read. */
const NAME = /^\w[\w.-]*$/

const isManifest = ({ format, at, key, chain, requests, records, files }: Manifest): boolean =>
  format === 1 &&
  [at, key, chain.hash, ...files.flatMap(({ name, sha256 }) => [name, sha256])].every(
    (text) => typeof text === 'string',
  ) &&
  !Number.isNaN(Date.parse(at)) &&
  files.every(({ name }) => NAME.test(name)) &&
  [chain.number, requests, records, ...files.map(({ size }) => size)].every(Number.isSafeInteger)
