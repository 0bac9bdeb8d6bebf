import type { FieldValues } from '@countersign/definition/field'
import { checkFields } from '@countersign/definition/field-values'
import { endStatus, statesOf } from '@countersign/definition/steps'
import { activate } from './activate.ts'
import type { ChartEffect, ChartMove } from './chart.ts'
import { gotoEvent, outcomeEvent } from './chart-config.ts'
import { ConditionFailure } from './conditions.ts'
import type { ActivationKey } from './open-tasks.ts'
import { STOPPING_OUTCOMES } from './policies/policy-rule.ts'
import { standsIn } from './position.ts'
import { type Refusal, refuse } from './refusal.ts'
import { returnGoal } from './return-targets.ts'
import { runAction } from './run-action.ts'
import { endTimers, setDelayTimer } from './timers.ts'
import { activationOf, addEffect, conditionContext, emit, stepOf, type Work } from './work.ts'

/** More automatic moves than this within one command is a loop that the check should have refused. */
const MAX_AUTOMATIC_MOVES = 100

/** A step settled by itself and the conditions on its outcome let it go nowhere; becomes `outcome-not-possible`. */
export class NoWayOn extends Error {
  readonly outcome: string
  constructor(outcome: string) {
    super(`nothing takes the outcome ${outcome}`)
    this.name = 'NoWayOn'
    this.outcome = outcome
  }
}

/** Puts a fresh instance into its first state. */
export const enterChart = (work: Work): void =>
  follow(work, work.compiled.chart.initial(conditionContext(work)))

/**
 * Sends one event to the chart and lets the instance follow: steps left and entered, timers, actions, the end. False
 * when nothing in the chart takes the event.
 */
export const fireChart = (work: Work, event: string): boolean => {
  const move = work.compiled.chart.fire(work.instance.machine, event, conditionContext(work))
  if (move === null) return false
  follow(work, move)
  return true
}

/** Whether the chart would move on the event. A condition that cannot be evaluated yet does not forbid asking. */
export const chartMight = (work: Pick<Work, 'compiled' | 'facts' | 'instance'>, event: string): boolean => {
  try {
    return work.compiled.chart.can(work.instance.machine, event, conditionContext(work))
  } catch (error) {
    if (error instanceof ConditionFailure) return true
    throw error
  }
}

/** Settles an activation and moves the chart by its outcome, or back to `returnTo`; refuses where no way leads on. */
export const settle = (
  work: Work,
  key: ActivationKey,
  outcome: { readonly name: string; readonly returnTo: string | null },
): Refusal | null => {
  emit(work, { type: 'settled', ...key, outcome: outcome.name, skipped: false })
  const back = owe(work, key.step, outcome)
  const event = back === null ? outcomeEvent(key.step, outcome.name) : gotoEvent(back)
  return fireChart(work, event) ? null : refuse('outcome-not-possible', { outcome: outcome.name })
}

/**
 * The step that is gone to whatever the chart says: where a return goes, or straight back 直达 to the step that returned
 * the request here, if that one asks for it. The last return to a step is the one that counts.
 */
const owe = (
  work: Work,
  step: string,
  { name, returnTo }: { readonly name: string; readonly returnTo: string | null },
): string | null => {
  const owed = work.instance.straightBack
  const owing = (at: string): string | null =>
    owed !== undefined && Object.hasOwn(owed, at) ? (owed[at] ?? null) : null
  if (returnTo !== null) {
    const back = stepOf(work.compiled, step).resubmit === 'straight-back' ? step : null
    if (back !== owing(returnTo)) emit(work, { type: 'straight-back-owed', to: returnTo, back })
    return returnTo
  }
  const back = owing(step)
  if (back === null || STOPPING_OUTCOMES.has(name)) return null
  emit(work, { type: 'straight-back-owed', to: step, back: null })
  return back
}

const follow = (work: Work, first: ChartMove): void => {
  const queue = [...applyMove(work, first)]
  for (let moves = 0; queue.length > 0; moves++) {
    if (moves > MAX_AUTOMATIC_MOVES) throw new Error(`instance ${work.instance.id} does not come to rest`)
    const settled = queue.shift() as SettledStep
    const { step, visit, outcome } = settled
    // An earlier event of the queue may have taken the chart out of this step, or into it anew: then this outcome has
    // no say, and least of all on the new visit, where somebody may be asked this time.
    if (work.instance.visits[step] !== visit || !standsIn(work.instance.machine.value, step)) continue
    const event = eventOf(work, settled)
    const move = work.compiled.chart.fire(work.instance.machine, event, conditionContext(work))
    if (move === null) throw new NoWayOn(outcome)
    queue.push(...applyMove(work, move))
  }
  if (work.instance.machine.status === 'done') end(work)
}

type SettledStep = { readonly step: string; readonly visit: number; readonly outcome: string }

/** What a step that settled by itself sends: the votes that were there before may return it as well. */
const eventOf = (work: Work, { step, visit, outcome }: SettledStep): string => {
  if (outcome !== 'return') return outcomeEvent(step, outcome)
  const { tasks } = activationOf(work.instance, step, visit)
  const back = owe(work, step, {
    name: outcome,
    returnTo: returnGoal(work, stepOf(work.compiled, step), tasks),
  })
  return back === null ? outcomeEvent(step, outcome) : gotoEvent(back)
}

/** Applies one macrostep; answers the steps that settled by themselves (skipped, carried over). */
const applyMove = (work: Work, move: ChartMove): readonly SettledStep[] => {
  const entered = move.effects.flatMap((effect) => (effect.type === 'entered' ? [effect.state] : []))
  const visits = { ...work.instance.visits }
  emit(work, { type: 'moved', machine: move.machine, entered })
  setByChart(work, move.fieldsSet)
  return move.effects.flatMap((effect) => applyEffect(work, effect, visits))
}

/** A value that does not fit would make every later form of the request invalid, at steps that cannot change it. */
const setByChart = (work: Work, values: FieldValues): void => {
  if (Object.keys(values).length === 0) return
  const [problem] = checkFields(work.compiled.definition, values, { required: [], partial: true })
  if (problem !== undefined) throw new ConditionFailure(`set-fields ${problem.path}`, problem.code)
  emit(work, { type: 'fields-set', values, cleared: [] })
}

const applyEffect = (
  work: Work,
  effect: ChartEffect,
  visits: { [state: string]: number },
): readonly SettledStep[] => {
  switch (effect.type) {
    case 'left':
      leave(work, effect.state)
      return []
    case 'entered': {
      const visit = (visits[effect.state] ?? 0) + 1
      visits[effect.state] = visit
      if (!work.compiled.steps.has(effect.state)) return []
      const settled = activate(work, stepOf(work.compiled, effect.state), visit)
      return settled === null ? [] : [{ step: effect.state, visit, outcome: settled }]
    }
    case 'delay-started':
      setDelayTimer(work, effect, visits[effect.state] ?? 1)
      return []
    case 'delay-stopped':
      return []
    case 'action':
      runAction(work, effect.action)
      return []
  }
}

const leave = (work: Work, state: string): void => {
  for (const { step, visit, endedAt } of work.instance.activations)
    if (step === state && endedAt === null) leaveActivation(work, { step, visit })
  endTimers(work, (timer) => timer.state === state)
  if (work.instance.incidents.some((incident) => incident.state === state))
    emit(work, { type: 'incident-resolved', state })
}

/** A process that was started for a step ends with it. */
export const leaveActivation = (work: Work, key: ActivationKey): void => {
  emit(work, { type: 'left', ...key })
  if (work.compiled.steps.get(key.step)?.kind === 'process')
    addEffect(work, { kind: 'end-process', params: { ...key, requester: work.instance.requester } })
}

const end = (work: Work): void => {
  endTimers(work, () => true)
  const { value } = work.instance.machine
  const key = typeof value === 'string' ? value : (Object.keys(value)[0] ?? '')
  const state = statesOf(work.compiled.definition).get(key)
  emit(work, { type: 'ended', status: state === undefined ? 'completed' : endStatus(key, state.node) })
}
