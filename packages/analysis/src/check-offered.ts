import type { Draft } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

const ACTIONS: ReadonlySet<string> = new Set([
  'set-fields',
  'notify',
  'cc',
  'start-process',
  'archive',
  'call-webhook',
  'raise-incident',
])

/** What the language can say and the engine does not run yet: refused here, so that nothing published stands still. */
export const checkOffered = (draft: Draft): readonly Finding[] => [
  ...draft.actions.flatMap(({ action, pointer }) =>
    ACTIONS.has(action.type) ? [] : [errorAt(pointer, 'not-offered-yet', { what: action.type })],
  ),
  ...[...draft.steps.values()].flatMap((step) =>
    step.participants.some(({ rule }) => rule === 'account-team')
      ? [errorAt(`${step.pointer}/participants`, 'not-offered-yet', { what: 'account-team' })]
      : [],
  ),
]
