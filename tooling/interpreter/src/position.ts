import { beginChart, type Move, mightMove, moveChart } from './chart/move.ts'
import type { Stimulus } from './chart/select.ts'
import type { Place } from './chart/tree.ts'
import { evaluate } from './condition/evaluate.ts'
import type { Action, Rule } from './document.ts'
import { areSound } from './fields.ts'
import { named } from './people/named.ts'
import { distinct, isActive } from './people/organisation.ts'
import { askingFor } from './people/participants.ts'
import { Refused, refuseIf } from './refused.ts'
import { deliver, type Run, readingOf, writeFields } from './run.ts'
import { addIncident, close, delayed, enterStep } from './steps.ts'

const chartOf = ({ language }: Run) => ({
  tree: language.tree,
  steps: new Set(language.steps.keys()),
  outcomes: (step: string) => language.steps.get(step)?.outcomes ?? [],
})

const here = (run: Run) => ({ standing: run.request.standing, reading: readingOf(run) })

export const begin = (run: Run): void => follow(run, beginChart(chartOf(run), readingOf(run)), false)

/** Moves the request by a stimulus; false where nothing takes it. */
export const fire = (run: Run, stimulus: Stimulus, returned = false): boolean => {
  const move = moveChart(chartOf(run), here(run), stimulus)
  if (move === null) return false
  follow(run, move, returned)
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
const follow = (run: Run, first: Move, returned: boolean): void => {
  const waiting = [...apply(run, first, returned)]
  let ended = first.ended
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { step, visit, outcome } = next
    const stands = [...run.request.standing.places].some(({ key }) => key === step)
    if (!stands || run.request.visits[step] !== visit) continue
    const move = moveChart(chartOf(run), here(run), { is: 'outcome', step, outcome })
    if (move === null) throw new Refused('outcome-not-possible')
    waiting.push(...apply(run, move, returned))
    ended ||= move.ended
  }
  if (ended) end(run)
}

const apply = (run: Run, move: Move, returned: boolean): readonly Settled[] => {
  const { request, language } = run
  request.standing = move.standing
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
      const outcome = step === undefined ? null : enterStep(run, step, { visit, returned })
      if (outcome !== null) settled.push({ step: one.state, visit, outcome })
    }
  }
  return settled
}

const leave = ({ request, world }: Run, state: string): void => {
  for (const activation of request.activations)
    if (activation.step === state && activation.endedAt === null) close(activation, world.now, null)
  request.timers = request.timers.filter((timer) => timer.state !== state)
  request.incidents = request.incidents.filter((incident) => incident.state !== state)
}

const end = ({ request, world, language }: Run): void => {
  request.timers = []
  const last = [...request.standing.places].find(({ parent }) => parent === language.tree.root)
  const byKey = last?.key === 'rejected' || last?.key === 'withdrawn' ? last.key : 'completed'
  request.status = last?.node.meta?.end ?? byKey
  request.endedAt = world.now
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
    const reading = readingOf(run)
    const fields = Object.entries(params.fields ?? {}).map(([field, source]) => [
      field,
      evaluate(source, reading),
    ])
    run.effects.push({ definition: params.definition ?? '', fields: Object.fromEntries(fields) })
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
