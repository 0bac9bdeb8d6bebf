import type { CommandOf } from '../command.ts'
import type { Values } from '../document.ts'
import { fillForm, patched, refuseLocked, refuseUnsound } from '../fields.ts'
import { editable, type FullStep } from '../language.ts'
import { isActive } from '../people/organisation.ts'
import { begin } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import { openTasks, type Placed } from '../request.ts'
import type { Run } from '../run.ts'
import { stepOf } from '../settle.ts'
import { answer } from './answer.ts'
import { mustBeRequester, mustRun } from './permit.ts'

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
  answer(run, { activation, task }, { outcome: 'submit', opinion })
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
