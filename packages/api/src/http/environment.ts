import type { ApiContext } from '../context.ts'

/** What the API's middleware puts beside each request. */
export type ApiEnvironment = {
  Variables: {
    api: ApiContext
    /** The id of the request in answer and log, where the server around the API gives it one. */
    requestId?: string
    /** The person whom this very call signed in. */
    signedIn?: string
  }
}
