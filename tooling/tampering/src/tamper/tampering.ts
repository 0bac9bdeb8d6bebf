import type { Contents } from './contents.ts'
import type { Random } from './random.ts'

/** A tampering with contents: what it makes of them, or null where it does not apply. */
export type TamperWith = (contents: Contents, random: Random) => Contents | null

/** By name, as the figures count them. */
export type Tamperings<T> = Readonly<Record<string, T>>
