import type { FieldValues } from '@countersign/definition/field'
import { forward } from './activate.ts'
import { enterChart, NoWayOn, settle } from './advance.ts'
import type { Actor } from './command.ts'
import type { CompiledDefinition } from './compile.ts'
import { ConditionFailure, type SeenCondition } from './conditions.ts'
import { beginWork } from './decide.ts'
import type { Facts } from './facts.ts'
import { patched } from './fields.ts'
import { type Activation, isOpen, openActivations } from './instance.ts'
import type { PersonId } from './organisation.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { activationOf, emit, stepOf, type Work } from './work.ts'

/** One step that lies ahead, if everyone answers with the outcome that goes on. */
export type RouteStep = {
  readonly step: string
  readonly people: readonly PersonId[]
  readonly due: string | null
  readonly skipped: boolean
  /** The conditions evaluated on the way here, with their results. */
  readonly because: readonly SeenCondition[]
  /** Set when nobody is found and an administrator would have to name someone. */
  readonly problem: string | null
}

/** `end` is the state the route ends in; null when a condition cannot be evaluated with the fields filled so far. */
export type Route = {
  readonly steps: readonly RouteStep[]
  readonly end: string | null
  readonly undecided: string | null
}

/** Longer routes than this are a loop. */
const MAX_STEPS = 100

/**
 * The route a request by this person with these fields would take, by the engine itself: it enters each step, finds its
 * participants in today's organisation and goes on by the forward outcome. The requester's own first form is left out.
 */
export const previewRoute = (
  compiled: CompiledDefinition,
  fields: FieldValues,
  { actor, facts }: { readonly actor: Actor; readonly facts: Facts },
): Route | Refusal => {
  const command = { verb: 'start' as const, id: '00000000-0000-8000-8000-000000000000', fields, submit: true }
  const work = beginWork(compiled, null, { actor, command, facts })
  if (isRefusal(work)) return work
  emit(work as Work, { type: 'pinned', definition: compiled.pin })
  emit(work as Work, { type: 'fields-set', values: patched({}, fields), cleared: [] })
  return walk(work as Work)
}

const walk = (work: Work): Route => {
  const steps: RouteStep[] = []
  try {
    enterChart(work)
    while (isOpen(work.instance) && steps.length < MAX_STEPS) {
      const [activation] = openActivations(work.instance)
      if (activation === undefined) break
      const key = { step: activation.step, visit: activation.visit }
      const before = work.instance.activations.length
      const { result, seen } = work.compiled.conditions.traced(() =>
        settle(work, key, { name: forward(stepOf(work.compiled, key.step)), returnTo: null }),
      )
      if (result !== null) break
      for (const next of work.instance.activations.slice(before)) steps.push(routeStep(work, next, seen))
    }
  } catch (error) {
    if (error instanceof ConditionFailure) return { steps, end: null, undecided: error.source }
    if (!(error instanceof NoWayOn)) throw error
  }
  return { steps, end: endOf(work), undecided: null }
}

const routeStep = (work: Work, key: Activation, because: readonly SeenCondition[]): RouteStep => {
  const activation = activationOf(work.instance, key.step, key.visit)
  const incident = work.instance.incidents.find((one) => one.state === key.step)
  return {
    step: activation.step,
    people: [...new Set(activation.tasks.flatMap((task) => task.candidates))],
    due: activation.due,
    skipped: activation.skipped,
    because,
    problem: incident?.code ?? null,
  }
}

const endOf = ({ instance }: Work): string | null => {
  const { value, status } = instance.machine
  if (status !== 'done') return null
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? null)
}
