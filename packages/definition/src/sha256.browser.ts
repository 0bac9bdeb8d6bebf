import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Synchronous, because the engine is; the browser's own digest only answers with a promise. */
export const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)))
