import type { KeyObject } from 'node:crypto'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import { publicKeyOf, signText } from './signature.ts'

/** Number and hash of a request's newest record. */
export type Head = readonly [instance: string, seq: number, hash: string]

/** A request whose records were removed with good reason, with its last head. */
export type Removal = readonly [instance: string, seq: number, hash: string, reason: string]

/** What one anchor vouches for; both lists by instance, each instance once. */
export type Heads = { readonly heads: readonly Head[]; readonly removed: readonly Removal[] }

/** What is signed. The chain of anchors is a chain of these: `previous` is the hash of the one before, '' in the first. */
export type AnchorBody = {
  readonly format: 1
  readonly number: number
  readonly at: string
  readonly previous: string
  /** The public key it is signed with. */
  readonly key: string
  /** The public key that every later anchor is signed with; null while it stays the same. */
  readonly nextKey: string | null
  /** SHA-256 of the canonical JSON of its heads. */
  readonly heads: string
  readonly instances: number
  /** Records that no anchor before vouched for. */
  readonly records: number
}

/** An anchor as it is kept: a line of the second place and of an export, which is the canonical JSON of this. */
export type Anchor = { readonly anchor: AnchorBody; readonly heads: Heads; readonly signature: string }

/** The last link of the chain, on which the next anchor builds. */
export type Link = {
  readonly number: number
  readonly hash: string
  readonly at: string
  /** The key that the next anchor must be signed with. */
  readonly key: string
}

/** The hash by which the next anchor names this one. */
export const anchorHash = (body: AnchorBody): string => sha256Hex(canonicalJson(body))

export const linkOf = (body: AnchorBody): Link => ({
  number: body.number,
  hash: anchorHash(body),
  at: body.at,
  key: body.nextKey ?? body.key,
})

export const headsHash = (heads: Heads): string => sha256Hex(canonicalJson(heads))

export type NextAnchor = {
  readonly at: string
  readonly heads: Heads
  readonly records: number
  readonly nextKey?: string
}

/** Signs the anchor that follows `last`, the chain's first when that is null. `at` is never before the last one's. */
export const signAnchor = (privateKey: KeyObject, last: Link | null, next: NextAnchor): Anchor => {
  const anchor: AnchorBody = {
    format: 1,
    number: (last?.number ?? 0) + 1,
    at: last !== null && last.at > next.at ? last.at : next.at,
    previous: last?.hash ?? '',
    key: publicKeyOf(privateKey),
    nextKey: next.nextKey ?? null,
    heads: headsHash(next.heads),
    instances: next.heads.heads.length + next.heads.removed.length,
    records: next.records,
  }
  return {
    anchor,
    heads: next.heads,
    signature: signText(privateKey, 'countersign-anchor-1', canonicalJson(anchor)),
  }
}

export const anchorLine = (anchor: Anchor): string => `${canonicalJson(anchor)}\n`
