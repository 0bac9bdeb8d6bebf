import type { KeyObject } from 'node:crypto'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { publicKeyOf, signText } from '../signature.ts'

/** A file of an export, by its name in the folder. */
export type ExportedFile = { readonly name: string; readonly size: number; readonly sha256: string }

/** What an export was limited to; a request counts by the instant it was started at. */
export type ExportScope = {
  /** ISO 8601, inclusive. */
  readonly from: string | null
  /** ISO 8601, exclusive. */
  readonly to: string | null
  readonly numbers: readonly string[] | null
}

export type Manifest = {
  readonly format: 1
  /** When the chain stood at `chain`: every anchor that was signed before is in the export. */
  readonly at: string
  /** Null when it holds every request. */
  readonly scope: ExportScope | null
  /** The last anchor. */
  readonly chain: { readonly number: number; readonly hash: string }
  /** The public key of the signature, which is the one the next anchor would be signed with. */
  readonly key: string
  readonly requests: number
  readonly records: number
  readonly files: readonly ExportedFile[]
}

export type SignedManifest = { readonly manifest: Manifest; readonly signature: string }

export const MANIFEST = 'manifest.json'
export const RECORDS = 'records.jsonl'
export const REQUESTS = 'requests.csv'
export const ANCHORS = 'anchors.jsonl'
export const SUMMARY = 'summary.pdf'

export const signManifest = (
  privateKey: KeyObject,
  contents: Omit<Manifest, 'format' | 'key'>,
): SignedManifest => {
  const manifest: Manifest = { format: 1, key: publicKeyOf(privateKey), ...contents }
  return { manifest, signature: signText(privateKey, 'countersign-export-1', canonicalJson(manifest)) }
}

/** The one way it is written, so that not a byte of it can be changed unseen. */
export const manifestText = (signed: SignedManifest): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(signed)), null, 2)}\n`
