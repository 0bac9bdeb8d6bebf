import type { Instance } from '@countersign/engine/instance'
import type { CommandAnswer } from '@countersign/runtime/command-request'

const codeOf = (answer: CommandAnswer): string => (answer.applied ? 'applied' : answer.code)

const shapeOf = ({ status, seq, revision, activations, timers }: Instance): string =>
  JSON.stringify({
    status,
    seq,
    revision,
    timers: timers.map(({ state, visit, name }) => `${state}#${visit} ${name}`).toSorted(),
    activations: activations.map(({ step, visit, outcome, overdue, tasks }) => ({
      step,
      visit,
      outcome,
      overdue,
      tasks: tasks.map(({ state, vote, candidates }) => [state, vote?.person, vote?.outcome, candidates]),
    })),
  })

/** What two commands came to, without anything that differs from one request to the next. */
export const signatureOf = (answers: readonly [CommandAnswer, CommandAnswer], after: Instance): string =>
  `${codeOf(answers[0])} | ${codeOf(answers[1])} | ${shapeOf(after)}`
