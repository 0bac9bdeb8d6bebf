import type { Viewer } from '@countersign/access/viewer'
import type { Reader } from '@countersign/texts/text'
import type { Services } from './services.ts'

/** One call by a signed-in, active person. */
export type Call = {
  readonly services: Services
  readonly viewer: Viewer
  readonly reader: Reader
}

/** What every procedure and route is given; `call` is null for someone not signed in. */
export type ApiContext = {
  readonly call: Call | null
  readonly reader: Reader
}
