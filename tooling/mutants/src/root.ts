import { fileURLToPath } from 'node:url'

/** The root of the clone. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
