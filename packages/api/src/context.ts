import type { Viewer } from '@countersign/access/viewer'
import type { Organisation } from '@countersign/runtime/organisation'
import type { Reader } from '@countersign/texts/text'
import type { Services } from './services.ts'

/** One call by a signed-in, active person, with the organisation it is answered under. */
export type Call = {
  readonly services: Services
  readonly viewer: Viewer
  readonly organisation: Organisation
  readonly reader: Reader
}

/** What every procedure and route is given; `call` is null for someone not signed in. */
export type ApiContext = {
  readonly call: Call | null
  /** How the session was proved; null without one. */
  readonly by: 'cookie' | 'key' | null
  readonly reader: Reader
}
