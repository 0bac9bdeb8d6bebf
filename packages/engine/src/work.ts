import type { ConditionContext, StepFacts } from '@countersign/definition/condition'
import type { Actor } from './command.ts'
import type { CompiledDefinition } from './compile.ts'
import type { Delivery, Effect, NewEffect } from './decision.ts'
import type { Event } from './event.ts'
import { evolve } from './evolve.ts'
import type { Facts } from './facts.ts'
import type { Activation, Instance } from './instance.ts'
import type { PersonId } from './organisation.ts'
import type { Reopening } from './repeat-votes.ts'
import type { WorkingTime } from './working-time.ts'

/**
 * One command being decided: the instance as far as it has come, and everything the command has brought about.
 * `emit` is the only way to change the instance.
 */
export type Work = {
  readonly compiled: CompiledDefinition
  readonly facts: Facts
  readonly time: WorkingTime
  readonly actor: Actor
  /** The number of the record this command will write. */
  readonly seq: number
  instance: Instance
  readonly events: Event[]
  readonly deliveries: Delivery[]
  readonly effects: Effect[]
  /** Set while a decision is taken back that the step has been left by. */
  reopening?: Reopening
}

/** The person who acts, or null for the system. */
export const actingPerson = (actor: Actor): PersonId | null => ('person' in actor ? actor.person : null)

export const emit = (work: Work, event: Exclude<Event, { type: 'started' }>): void => {
  work.events.push(event)
  work.instance = evolve(work.instance, event, { at: work.facts.now, seq: work.seq })
}

/** Queues one message a person; the actor is never told of what they just did. */
export const deliver = (
  work: Work,
  people: Iterable<PersonId>,
  { kind, params }: Pick<Delivery, 'kind' | 'params'>,
): void => {
  const self = actingPerson(work.actor)
  for (const to of new Set(people)) {
    if (to !== self) work.deliveries.push({ ordinal: work.deliveries.length, to, kind, params })
  }
}

/** Asks for a change outside the instance; nothing that led to it can be taken back. */
export const addEffect = (work: Work, effect: NewEffect): void => {
  work.effects.push({ ...effect, ordinal: work.effects.length } as Effect)
  emit(work, { type: 'effect-asked', kind: effect.kind })
}

/** The activation a key names; a missing one is a broken invariant. */
export const activationOf = (instance: Instance, step: string, visit: number): Activation => {
  const found = instance.activations.find((one) => one.step === step && one.visit === visit)
  if (found === undefined) throw new Error(`instance ${instance.id} has no activation ${step}#${visit}`)
  return found
}

/** The step as the version defines it; a missing one is a broken invariant. */
export const stepOf = (compiled: CompiledDefinition, key: string) => {
  const step = compiled.steps.get(key)
  if (step === undefined)
    throw new Error(`${compiled.pin.key} version ${compiled.pin.version} has no step ${key}`)
  return step
}

/** What conditions read, as it stands now. */
export const conditionContext = ({ facts, instance }: Pick<Work, 'facts' | 'instance'>): ConditionContext => {
  const steps: { [step: string]: StepFacts } = {}
  for (const { step, visit, outcome, tasks } of instance.activations) {
    const before = steps[step]
    const decidedBy = tasks.flatMap(({ vote }) => (vote === null ? [] : [vote.person]))
    steps[step] = {
      outcome: outcome ?? before?.outcome ?? null,
      visits: visit,
      decidedBy: decidedBy.length > 0 ? decidedBy : (before?.decidedBy ?? []),
    }
  }
  return {
    fields: instance.fields,
    requester: {
      id: instance.requester,
      rank: instance.requesterRank,
      department: instance.requesterDepartment,
    },
    account: facts.account,
    steps,
  }
}
