import type { Definition } from '@countersign/definition/definition'
import type { RequestView } from '../../shared/api/views.ts'

/** What every dialog of an action on a request is given. */
export type DialogProps = {
  readonly request: RequestView
  readonly definition: Definition
  readonly onClose: () => void
}
