import { uuidOf } from './uuid-of.ts'

/**
 * The id of the instance that this actor's start under this key makes. The same start sent twice meets itself, without
 * a table of starts.
 */
export const startInstanceId = (actor: string, key: string): string => uuidOf(actor, key)
