import type { CommandOf } from '../command.ts'
import type { Values } from '../document.ts'
import { fillForm, patched, refuseLocked, refuseUnsound } from '../fields.ts'
import { editable, type FullStep } from '../language.ts'
import { isActive } from '../people/organisation.ts'
import { begin, fire } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import { type Activation, openTasks, type Task } from '../request.ts'
import type { Run } from '../run.ts'
import { close, settledBy } from '../steps.ts'
import { mustBeRequester, mustRun } from './permit.ts'

export type Placed = { readonly activation: Activation; readonly task: Task }

export const stepOf = ({ language }: Run, key: string): FullStep => {
  const step = language.steps.get(key)
  if (step === undefined) throw new Error(`no step ${key}`)
  return step
}

/** The form that the requester hands in: the first that waits for them. */
const formOf = (run: Run): Placed | undefined =>
  openTasks(run.request).find(
    ({ activation, task }) =>
      stepOf(run, activation.step).outcomes.includes('submit') &&
      task.candidates.includes(run.request.requester),
  )

const mustHaveForm = (run: Run): Placed => {
  const form = formOf(run)
  if (form === undefined) throw new Refused('wrong-step')
  return form
}

export const start = (run: Run, command: CommandOf<'start'>): void => {
  begin(run)
  if (command.submit) handIn(run, command)
  else {
    const form = mustHaveForm(run)
    fillForm(run, stepOf(run, form.activation.step), { patch: command.fields, completes: false })
  }
}

export const submit = (run: Run, { fields = {}, chosen }: CommandOf<'submit'>): void => {
  mustRun(run)
  mustBeRequester(run)
  handIn(run, { fields, ...(chosen && { chosen }) })
}

export const saveDraft = (run: Run, { fields }: CommandOf<'save-draft'>): void => {
  mustRun(run)
  mustBeRequester(run)
  const step = stepOf(run, mustHaveForm(run).activation.step)
  refuseLocked(run, step, fields)
  const copy = patched(run.request.workingCopy ?? run.request.fields, fields)
  refuseUnsound(run, copy, Object.keys(fields))
  run.request.workingCopy = copy
}

type HandedIn = {
  readonly fields: Values
  readonly chosen?: { readonly [step: string]: readonly string[] }
  readonly opinion?: string | null
  readonly form?: Placed
}

export const handIn = (
  run: Run,
  { fields, chosen = {}, opinion = null, form = mustHaveForm(run) }: HandedIn,
): void => {
  const { request, world } = run
  const { activation, task } = form
  const step = stepOf(run, activation.step)
  fillForm(run, step, { patch: { ...typed(run, step), ...fields }, completes: true })
  choose(run, chosen)
  request.status = 'running'
  request.submittedAt ??= world.now
  request.workingCopy = null
  run.logged = true
  task.state = 'done'
  task.vote = {
    person: run.actor ?? '',
    outcome: 'submit',
    opinion,
    at: world.now,
    seq: run.seq,
    carried: false,
  }
  settle(run, activation, null)
}

/** Where the policy is satisfied, the step ends and the request moves. */
export const settle = (run: Run, activation: Activation, returnTo: string | null): void => {
  const outcome = settledBy(stepOf(run, activation.step), activation.tasks)
  if (outcome === null) return
  close(activation, run.world.now, outcome)
  run.changed = true
  const moved =
    returnTo === null
      ? fire(run, { is: 'outcome', step: activation.step, outcome }, outcome === 'return')
      : fire(run, { is: 'back', to: returnTo }, true)
  refuseIf(!moved, 'outcome-not-possible')
}

/** What the requester typed since and never handed in, of the fields that the form lets them change. */
const typed = ({ request, language }: Run, step: FullStep): Values => {
  const copy = request.workingCopy
  if (copy === null) return {}
  return Object.fromEntries(editable(language, step).map((name) => [name, copy[name] ?? null]))
}

const choose = (run: Run, chosen: { readonly [step: string]: readonly string[] }): void => {
  const { language, request, world } = run
  const asked = [...language.steps.values()].flatMap(({ key, participants }) => {
    const rule = participants.find((one) => one.rule === 'chosen')
    return rule === undefined ? [] : [{ key, rule }]
  })
  for (const { key, rule } of asked) {
    const people = chosen[key] ?? request.chosen[key] ?? []
    const fits = people.length >= (rule.min ?? 1) && people.length <= (rule.max ?? 50)
    refuseIf(!fits || !people.every((one) => isActive(world, one)), 'people-to-choose')
  }
  for (const { key } of asked) if (chosen[key] !== undefined) request.chosen[key] = chosen[key]
}
