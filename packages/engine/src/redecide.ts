import type { Calendar } from '@countersign/definition/calendar'
import { SUBMIT } from './command.ts'
import type { CompiledDefinition } from './compile.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { directoryFromAnswers } from './directory-answers.ts'
import type { Instance } from './instance.ts'
import type { RecordBody } from './record.ts'
import { isRefusal, type Refusal } from './refusal.ts'

/** How the commands of an instance came out when decided again, up to the first that was refused. */
export type Redecided = {
  readonly instance: Instance | null
  readonly decisions: readonly Decision[]
  readonly refusal: { readonly seq: number; readonly refusal: Refusal } | null
}

/**
 * Runs recorded commands again, with the facts they were decided with: under the same definition the records come out
 * equal to the byte, under another one this is a what-if. Saved drafts are not in the log; what they typed is in the
 * submit's events, so it is given to the submit.
 */
export const redecide = (
  compiledOf: (record: RecordBody) => CompiledDefinition,
  records: readonly RecordBody[],
  calendar: Calendar,
): Redecided => {
  let instance: Instance | null = null
  const decisions: Decision[] = []
  for (const record of records) {
    const decision = decideAgain(compiledOf(record), instance, { record, calendar })
    if (isRefusal(decision)) return { instance, decisions, refusal: { seq: record.seq, refusal: decision } }
    decisions.push(decision)
    instance = decision.instance
  }
  return { instance, decisions, refusal: null }
}

/** Decides one recorded command again on the instance as it was before it. */
export const decideAgain = (
  compiled: CompiledDefinition,
  before: Instance | null,
  { record, calendar }: { readonly record: RecordBody; readonly calendar: Calendar },
): Decision | Refusal => {
  const { actor, command, facts } = record
  return decide(compiled, restoreWorkingCopy(before, record), {
    actor,
    command,
    facts: {
      now: facts.now,
      directory: directoryFromAnswers(facts.directory),
      calendar,
      account: facts.account,
      files: facts.files,
      ...(facts.delays !== undefined && { delays: facts.delays }),
      ...(facts.number === null ? {} : { number: facts.number }),
    },
  })
}

/** A submit takes over the working copy, which is not in the log; its effect is, as the fields that it set. */
const restoreWorkingCopy = (instance: Instance | null, { command, events }: RecordBody): Instance | null => {
  const submits = command.verb === 'submit' || (command.verb === 'decide' && command.outcome === SUBMIT)
  if (instance === null || !submits) return instance
  // Later ones were set by the chart on its way, not typed.
  const typed = events.slice(0, events.findIndex((event) => event.type === 'submitted') + 1)
  let fields = instance.fields
  for (const event of typed)
    if (event.type === 'fields-set') {
      const set = { ...fields, ...event.values }
      fields = Object.fromEntries(Object.entries(set).filter(([name]) => !event.cleared.includes(name)))
    }
  return { ...instance, workingCopy: fields }
}
