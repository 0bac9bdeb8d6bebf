import { NoWayOn } from './advance.ts'
import { answerParent } from './answer-parent.ts'
import type { Asked } from './asked.ts'
import { type Command, SUBMIT } from './command.ts'
import type { CompiledDefinition } from './compile.ts'
import { ConditionFailure } from './conditions.ts'
import type { Decision } from './decision.ts'
import { recordAnswers } from './directory-answers.ts'
import { tellOfTheEnd } from './end-notice.ts'
import { evolve } from './evolve.ts'
import type { Instance, InstanceStatus } from './instance.ts'
import { type Refusal, refuse } from './refusal.ts'
import { refuseUnfitCommand } from './refuse-unfit-command.ts'
import { reportStandstill } from './report-standstill.ts'
import { sealRecord } from './seal-record.ts'
import { decideTask } from './verbs/decide-task.ts'
import { findTask } from './verbs/permit-task.ts'
import type { PlacedTask } from './verbs/standing.ts'
import { start } from './verbs/start.ts'
import { isTaskVerb, TASK_VERBS, type TaskVerb } from './verbs/task-verbs.ts'
import type { TaskVerbRule } from './verbs/verb.ts'
import { VERBS } from './verbs/verbs.ts'
import { actingPerson, type Work } from './work.ts'
import { workingTime } from './working-time.ts'

/**
 * The engine: what a command does to an instance, or why it does not. Pure; the same arguments give the same decision
 * to the byte. Nothing has happened until the decision is committed.
 *
 * `compiled` is the version the instance is pinned to; for the first submit of a draft, the live one.
 *
 * @throws only when an invariant is broken, such as an instance that is not of this definition
 */
export const decide = (
  compiled: CompiledDefinition,
  instance: Instance | null,
  asked: Asked,
): Decision | Refusal => {
  const work = refuseUnfitCommand(asked.command) ?? beginWork(compiled, instance, asked)
  if ('refused' in work) return work
  const before = work.instance
  try {
    const refusal = perform(work, asked.command)
    if (refusal !== null) return refusal
  } catch (error) {
    if (error instanceof ConditionFailure)
      return refuse('condition-failed', { condition: error.source, reason: error.reason })
    if (error instanceof NoWayOn) return refuse('outcome-not-possible', { outcome: error.outcome })
    throw error
  }
  reportStandstill(work)
  tellOfTheEnd(work, before.status)
  answerParent(work, before.status)
  return finish(work, asked)
}

const perform = (work: Work, command: Command): Refusal | null => {
  if (command.verb === 'start') return start(work, command)
  if (command.verb === 'decide') return decideTask(work, command)
  if (isTaskVerb(command.verb)) return performOnTask(work, command as TaskCommand)
  const rule = VERBS[command.verb as keyof typeof VERBS]
  return (
    rule.permit(work) ?? (rule.execute as (work: Work, command: Command) => Refusal | null)(work, command)
  )
}

type TaskCommand = Extract<Command, { verb: TaskVerb }>

const performOnTask = (work: Work, command: TaskCommand): Refusal | null => {
  const rule = TASK_VERBS[command.verb] as TaskVerbRule<TaskVerb>
  return (
    rule.permit(work, command.task) ?? rule.execute(work, findTask(work, command.task) as PlacedTask, command)
  )
}

/** The state of play before a command, for deciding it or for asking what would be legal. */
export const beginWork = (
  compiled: CompiledDefinition,
  instance: Instance | null,
  asked: Asked,
): Work | Refusal => {
  const facts = { ...asked.facts, directory: recordAnswers(asked.facts.directory) }
  const time = workingTime(asked.facts)
  const rest = { compiled, facts, time, actor: asked.actor, deliveries: [], effects: [] }
  if (instance !== null) {
    refuseOtherVersion(compiled, instance, asked.command)
    if (asked.command.verb === 'start') throw new Error(`instance ${instance.id} has started already`)
    return { ...rest, seq: instance.seq + 1, instance, events: [] }
  }
  if (asked.command.verb !== 'start') throw new Error(`${asked.command.verb} needs an instance`)
  const id = actingPerson(asked.actor)
  const person = id === null ? null : facts.directory.person(id)
  if (person === null) return refuse('not-a-starter')
  const event = {
    type: 'started' as const,
    id: asked.command.id,
    number: facts.number ?? '',
    requester: person.id,
    rank: person.rank,
    department: person.department,
    ...(asked.command.parent !== undefined && { parent: asked.command.parent }),
  }
  return { ...rest, seq: 1, instance: evolve(null, event, { at: facts.now, seq: 1 }), events: [event] }
}

/** A snapshot restored on another version's chart crashes late and far away, so the pin is checked first. */
const refuseOtherVersion = (
  { pin }: CompiledDefinition,
  { id, definition, status }: Instance,
  command: Command,
): void => {
  const repins = submitsDraft(command, status) && pin.key === definition.key
  if (pin.hash !== definition.hash && !repins)
    throw new Error(
      `instance ${id} is pinned to ${definition.key}@${definition.version}, not ${pin.key}@${pin.version}`,
    )
}

/** True for the command that makes a draft a request: it is decided by the version live at that moment. */
export const submitsDraft = (command: Command, status: InstanceStatus): boolean =>
  status === 'draft' &&
  (command.verb === 'submit' || (command.verb === 'decide' && command.outcome === SUBMIT))

const finish = (work: Work, asked: Asked): Decision => {
  const revision = work.instance.revision + 1
  const contentRevision = changesContent(work) ? revision : work.instance.contentRevision
  if (work.events.length === 0) {
    const instance = { ...work.instance, revision, contentRevision: revision }
    return { instance, record: null, events: [], deliveries: work.deliveries, effects: work.effects }
  }
  const record = sealRecord(work, asked)
  const instance: Instance = {
    ...work.instance,
    updatedAt: work.facts.now,
    seq: record.seq,
    hash: record.hash,
    revision,
    contentRevision,
  }
  return { instance, record, events: work.events, deliveries: work.deliveries, effects: work.effects }
}

const changesContent = (work: Work): boolean =>
  work.events.some(
    ({ type }) => type === 'fields-set' || type === 'moved' || type === 'settled' || type === 'ended',
  )
