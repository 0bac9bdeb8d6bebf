import { shifted } from '../calendar.ts'
import type { CommandOf } from '../command.ts'
import type { Values } from '../document.ts'
import { refuseUnsound } from '../fields.ts'
import { permission } from '../language.ts'
import { distinct, isActive } from '../people/organisation.ts'
import { fire, might } from '../position.ts'
import { refuseIf } from '../refused.ts'
import { openTasks } from '../request.ts'
import { deliver, type Run, writeFields } from '../run.ts'
import { stepOf } from '../settle.ts'
import { close } from '../steps.ts'
import { mustBeRequester, mustBeSubmitted, mustRun, peopleAsked, takesPart } from './permit.ts'

const MOST_TEXT = 2000
const MOST_PEOPLE = 50

export const withdraw = (run: Run, { reason = '' }: CommandOf<'withdraw'>): void => {
  mustRun(run)
  mustBeRequester(run)
  mustBeSubmitted(run)
  refuseIf(!might(run, { is: 'withdraw' }), 'past-last-decision')
  refuseIf(reason.length > MOST_TEXT, 'text-too-long')
  const asked = peopleAsked(run)
  refuseIf(!fire(run, { is: 'withdraw' }), 'past-last-decision')
  deliver(run, asked, 'withdrawn')
}

export const discard = (run: Run): void => {
  mustRun(run)
  mustBeRequester(run)
  const { request, world } = run
  refuseIf(request.status !== 'draft', 'instance-not-draft')
  for (const activation of request.activations)
    if (activation.endedAt === null) close(activation, world.now, null)
  request.timers = []
  request.status = 'withdrawn'
  request.endedAt = world.now
  request.workingCopy = null
  run.changed = true
  run.logged = true
}

export const remind = (run: Run): void => {
  mustRun(run)
  mustBeRequester(run)
  const { request, world, language } = run
  const asked = peopleAsked(run).filter((person) => person !== request.requester)
  refuseIf(asked.length === 0, 'nobody-to-remind')
  const every = language.document.settings?.remindEvery ?? 'PT4H'
  const again = request.remindedAt === null ? '' : shifted(request.remindedAt, every)
  refuseIf(again > world.now, 'reminded-recently')
  request.remindedAt = world.now
  run.logged = true
  deliver(run, asked, 'reminded')
}

const mustBePeople = ({ world }: Run, people: readonly string[]): void => {
  refuseIf(people.length > MOST_PEOPLE, 'person-unknown')
  refuseIf(!people.every((person) => isActive(world, person)), 'person-unknown')
}

export const comment = (run: Run, { text, mentions = [] }: CommandOf<'comment'>): void => {
  mustRun(run)
  mustBeSubmitted(run)
  refuseIf(text.trim() === '', 'text-empty')
  refuseIf(text.length > MOST_TEXT, 'text-too-long')
  const people = [...new Set(mentions)]
  mustBePeople(run, people)
  const { request, actor } = run
  request.cc = withOutsiders(run, people)
  run.logged = true
  deliver(run, [...people, ...(actor === request.requester ? [] : [request.requester])], 'commented')
}

/** Whoever is mentioned sees the request from then on. */
const withOutsiders = (run: Run, people: readonly string[]): readonly string[] => {
  const outsiders = people.filter((person) => !takesPart(run, person))
  return outsiders.length === 0 ? run.request.cc : distinct([...run.request.cc, ...outsiders])
}

export const cc = (run: Run, { to }: CommandOf<'cc'>): void => {
  mustRun(run)
  mustBeSubmitted(run)
  refuseIf(run.actor === null || !takesPart(run, run.actor), 'not-a-candidate')
  const people = [...new Set(to)]
  refuseIf(people.length === 0, 'person-unknown')
  mustBePeople(run, people)
  run.request.cc = distinct([...run.request.cc, ...people])
  run.logged = true
  deliver(run, people, 'copied')
}

export const attach = (run: Run, { field, files }: CommandOf<'attach'>): void => {
  mustRun(run)
  const { request, language, actor } = run
  const { properties } = language.document.fields
  const isAsked = (person: string): boolean =>
    openTasks(request).some(({ task }) => task.candidates.includes(person))
  refuseIf(actor !== request.requester && !isAsked(actor ?? ''), 'not-a-candidate')
  const isShown = (name: string): boolean =>
    properties[name]?.items?.['x-ref'] === 'file' &&
    openTasks(request).some(({ activation }) => permission(stepOf(run, activation.step), name) !== 'hidden')
  refuseIf(!Object.keys(properties).some(isShown), 'verb-not-offered')
  refuseIf(!isShown(field) || files.length === 0, 'fields-invalid')
  const list = (before: Values): readonly string[] => {
    const old = before[field]
    return [...new Set([...(Array.isArray(old) ? (old as string[]) : []), ...files])]
  }
  const copy = request.workingCopy
  const newCopy = copy === null ? null : { ...copy, [field]: list(copy) }
  const values = list(request.fields)
  refuseUnsound(run, { ...request.fields, [field]: values }, [field])
  if (newCopy !== null) refuseUnsound(run, newCopy, [field])
  writeFields(run, { [field]: values })
  request.workingCopy = newCopy
}
