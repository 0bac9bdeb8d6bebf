import { beginChart, type Move, mightMove, moveChart } from './chart/move.ts'
import type { Stimulus } from './chart/select.ts'
import type { Place } from './chart/tree.ts'
import type { Action, Rule } from './document.ts'
import { areSound } from './fields.ts'
import { named } from './people/named.ts'
import { distinct, isActive } from './people/organisation.ts'
import { askingFor } from './people/participants.ts'
import { Refused, refuseIf } from './refused.ts'
import { type Activation, openActivations } from './request.ts'
import { deliver, type Run, readingOf, writeFields } from './run.ts'
import { addIncident, askFor, close, delayed, enterStep, sent } from './steps.ts'
import { owe, wayBack } from './ways-back.ts'

const chartOf = ({ language }: Run) => ({
  tree: language.tree,
  steps: new Set(language.steps.keys()),
  outcomes: (step: string) => language.steps.get(step)?.outcomes ?? [],
})

const here = (run: Run) => ({ standing: run.request.standing, reading: readingOf(run) })

export const begin = (run: Run): void => follow(run, beginChart(chartOf(run), readingOf(run)))

/** Moves the request by a stimulus; false where nothing takes it. */
export const fire = (run: Run, stimulus: Stimulus): boolean => {
  const move = moveChart(chartOf(run), here(run), stimulus)
  if (move === null) return false
  follow(run, move)
  return true
}

/** Whether the stimulus may be tried: a condition that cannot be read yet forbids nothing. */
export const might = (run: Run, stimulus: Stimulus): boolean => {
  try {
    return mightMove(chartOf(run), here(run), stimulus)
  } catch (error) {
    if (error instanceof Refused) return true
    throw error
  }
}

type Settled = { readonly step: string; readonly visit: number; readonly outcome: string }

/** Applies a move, then the moves of the steps that settled by themselves, until the request rests. */
const follow = (run: Run, first: Move): void => {
  const waiting = [...apply(run, first)]
  let ended = first.ended
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { step, visit, outcome } = next
    const stands = [...run.request.standing.places].some(({ key }) => key === step)
    if (!stands || run.request.visits[step] !== visit) continue
    const goal = outcome === 'return' ? goalOf(run, step, visit) : null
    if (goal !== null)
      owe(run, goal, run.language.steps.get(step)?.resubmit === 'straight-back' ? step : null)
    const stimulus: Stimulus = goal === null ? { is: 'outcome', step, outcome } : { is: 'back', to: goal }
    const move = moveChart(chartOf(run), here(run), stimulus)
    if (move === null) throw new Refused('outcome-not-possible')
    waiting.push(...apply(run, move))
    ended ||= move.ended
  }
  if (ended) end(run)
}

/** The votes that were there before may return the step as soon as it is entered. */
const goalOf = (run: Run, step: string, visit: number): string | null => {
  const full = run.language.steps.get(step)
  const activation = run.request.activations.find((one) => one.step === step && one.visit === visit)
  return full === undefined || activation === undefined ? null : wayBack(run, full, activation)
}

const apply = (run: Run, move: Move): readonly Settled[] => {
  const { request, language } = run
  request.standing = move.standing
  delete request.proposedRepair
  // Whoever's own act moved it may take that back; anybody else's move went on from theirs.
  if (request.lastAct?.seq !== run.seq) delete request.lastAct
  run.changed = true
  run.logged = true
  const counted = { ...request.visits }
  for (const one of move.consequences)
    if (one.is === 'entered') request.visits[one.state] = (request.visits[one.state] ?? 0) + 1
  if (Object.keys(move.fieldsSet).length > 0) {
    refuseIf(!areSound(language, move.fieldsSet), 'condition-failed')
    writeFields(run, move.fieldsSet)
  }
  const settled: Settled[] = []
  for (const one of move.consequences) {
    if (one.is === 'left') leave(run, one.state)
    else if (one.is === 'action') act(run, one.action)
    else if (one.is === 'delay') {
      const { state, delay } = one
      const timer = { state, visit: counted[state] ?? 1, name: `after-${delay}`, dueAt: delayed(run, delay) }
      request.timers.push(timer)
    } else {
      const visit = (counted[one.state] ?? 0) + 1
      counted[one.state] = visit
      const step = language.steps.get(one.state)
      const outcome = step === undefined ? null : enterStep(run, step, visit)
      if (outcome !== null) settled.push({ step: one.state, visit, outcome })
    }
  }
  return settled
}

const leave = (run: Run, state: string): void => {
  const { request } = run
  for (const activation of openActivations(request)) if (activation.step === state) abandon(run, activation)
  request.timers = request.timers.filter((timer) => timer.state !== state)
  request.incidents = request.incidents.filter((incident) => incident.state !== state)
}

/** Ends a visit without an outcome, and with it the process that was begun for it. */
export const abandon = (run: Run, activation: Activation): void => {
  const { step, visit } = activation
  close(activation, run.world.now, null)
  if (run.language.steps.get(step)?.kind === 'process')
    askFor(run, { step, visit, requester: run.request.requester })
}

const end = ({ request, world, language }: Run): void => {
  request.timers = []
  const last = [...request.standing.places].find(({ parent }) => parent === language.tree.root)
  const byKey = last?.key === 'rejected' || last?.key === 'withdrawn' ? last.key : 'completed'
  request.status = last?.node.meta?.end ?? byKey
  request.endedAt = world.now
  delete request.suspended
  request.workingCopy = null
}

const act = (run: Run, { type, params = {} }: Action): void => {
  const { request } = run
  if (type === 'archive') request.archived = true
  else if (type === 'raise-incident') addIncident(run, 'raised-by-definition', '')
  else if (type === 'notify') deliver(run, peopleOf(run, params.to ?? []), 'notified')
  else if (type === 'cc') {
    const people = peopleOf(run, params.to ?? [])
    request.cc = distinct([...request.cc, ...people])
    deliver(run, people, 'copied')
  } else if (type === 'start-process') {
    const { definition = '', fields = {} } = params
    askFor(run, { definition, requester: request.requester, fields: sent(run, fields) })
  } else if (type === 'call-webhook') {
    askFor(run, { webhook: params.webhook ?? '', fields: request.fields })
  } else throw new Error(`unknown action ${type}`)
}

const peopleOf = (run: Run, rules: readonly Rule[]): readonly string[] =>
  distinct(rules.flatMap((rule) => named(rule, askingFor(run.request, run.world, '')))).filter((one) =>
    isActive(run.world, one),
  )

/** The innermost state along the first of everything: where an operator is shown that nothing waits. */
export const innermost = ({ language, request }: Run): string => {
  let place: Place = language.tree.root
  for (;;) {
    const inner = place.children.find((child) => request.standing.places.has(child))
    if (inner === undefined) return place.key
    place = inner
  }
}
