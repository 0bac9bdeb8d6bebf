import { sha256 } from '#sha256'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export const sha256Hex = (text: string): string => sha256(text)

/**
 * The identity of a JSON value: SHA-256 of its canonical JSON. A definition's version is pinned by it.
 * @throws TypeError for what canonical JSON refuses.
 */
export const contentHash = (value: unknown): string => sha256Hex(canonicalJson(value))
