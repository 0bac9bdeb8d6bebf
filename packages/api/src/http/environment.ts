import type { ApiContext } from '../context.ts'

/** What the API's middleware puts beside each request. */
export type ApiEnvironment = { Variables: { api: ApiContext } }
