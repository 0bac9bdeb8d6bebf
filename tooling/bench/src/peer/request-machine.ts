import { createActor, createMachine, type SnapshotFrom } from 'xstate'

/** The approval as a chart: the supervisor, then the manager. */
export const requestMachine = createMachine({
  id: 'request',
  initial: 'draft',
  states: {
    draft: { on: { submit: 'supervisor-review', withdraw: 'withdrawn' } },
    'supervisor-review': {
      on: { approve: 'manager-approval', reject: 'rejected', return: 'draft', withdraw: 'withdrawn' },
    },
    'manager-approval': {
      on: { approve: 'completed', reject: 'rejected', return: 'draft', withdraw: 'withdrawn' },
    },
    completed: { type: 'final' },
    rejected: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})

export type RequestSnapshot = SnapshotFrom<typeof requestMachine>
export type RequestEvent = { readonly type: 'submit' | 'approve' | 'reject' | 'return' | 'withdraw' }

/** The snapshot kept in a row, as the machine's own. */
export const restore = (persisted: unknown): RequestSnapshot =>
  createActor(requestMachine, { snapshot: persisted as never }).getSnapshot()
