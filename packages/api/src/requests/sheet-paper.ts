import type { Entry, Paper, Part } from '@countersign/documents/paper'
import { explainInstance } from '@countersign/runtime/explain-instance'
import type { SeenInstance } from '@countersign/runtime/instance-sight'
import { hasText, text } from '@countersign/texts/text'
import type { Call } from '../context.ts'
import { fieldLines, labelIn } from '../views/field-lines.ts'
import type { InstanceView } from '../views/instance.ts'
import { instantText } from '../views/instant-text.ts'
import { stepTitle } from '../views/step-title.ts'

type Told = { readonly call: Call; readonly seen: SeenInstance; readonly view: InstanceView }

type Params = Parameters<typeof text>[2]
const say = ({ call }: Told, code: string, params: Params = {}): string =>
  text(call.reader, ['sheet', code], params)

const namesOf = (told: Told, people: readonly { readonly name: string }[]): string =>
  people.map(({ name }) => name).join(say(told, 'between-names'))

const facts = (told: Told): readonly Entry[] => {
  const { call, seen, view } = told
  const at = (instant: string): string => instantText(call.reader, instant)
  const department = seen.organisation.departments.get(seen.instance.requesterDepartment)
  const entries: readonly (readonly [string, string | null])[] = [
    ['number', view.number],
    ['status', say(told, `status-${view.status}`)],
    ['requester', view.requester.name],
    ['department', department === undefined ? null : labelIn(call.reader, department.name)],
    ['submitted', view.submittedAt === null ? null : at(view.submittedAt)],
    ['ended', view.endedAt === null ? null : at(view.endedAt)],
    ['process', say(told, 'version', { title: titleOf(told), version: view.version })],
  ]
  return entries.flatMap(([code, value]) =>
    value === null ? [] : [{ label: say(told, code), lines: [value] }],
  )
}

const titleOf = ({ call, seen }: Told): string => labelIn(call.reader, seen.compiled.definition.title)

/** Every field the reader may see, in the order of the form. */
const contents = (told: Told): Part => {
  const { call, seen, view } = told
  const { definition } = seen.compiled
  const reading = { reader: call.reader, definition, names: view.references }
  const entries = Object.entries(definition.fields.properties).flatMap(([name, field]) => {
    const value = view.fields[name]
    if (value === undefined || value === null) return []
    const lines = fieldLines(reading, field, value)
    const label = field['x-label'] === undefined ? name : labelIn(call.reader, field['x-label'])
    return lines.every((line) => line === '') ? [] : [{ label, lines }]
  })
  return { kind: 'entries', title: say(told, 'contents'), none: say(told, 'no-contents'), entries }
}

const outcomeText = ({ call, seen }: Told, step: string, outcome: string): string => {
  const own = seen.compiled.steps.get(step)?.outcomeTitles[outcome]
  if (own !== undefined) return labelIn(call.reader, own)
  return hasText('outcome', outcome) ? text(call.reader, ['outcome', outcome]) : outcome
}

/** Who decided what when, and who has it now. */
const soFar = (told: Told): readonly (readonly string[])[] => {
  const { call, seen, view } = told
  const title = (step: string, visit: number): string => {
    const plain = stepTitle(call.reader.language, seen.compiled, step)
    return visit > 1 ? say(told, 'visit', { step: plain, n: visit }) : plain
  }
  const decided = view.tasks.flatMap(({ step, visit, vote }) =>
    vote === null ? [] : [{ step, visit, ...vote }],
  )
  const open = view.tasks.filter(({ state }) => state === 'open')
  return [
    ...decided
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .map(({ step, visit, person, for: absent, outcome, opinion, at }) => [
        title(step, visit),
        absent === null ? person.name : say(told, 'stead', { person: person.name, absent: absent.name }),
        outcomeText(told, step, outcome),
        opinion ?? '',
        instantText(call.reader, at),
      ]),
    ...open.map(({ step, visit, candidates }) => {
      const { since = null, due = null } = view.steps.find(({ id }) => id === step) ?? {}
      const waits = say(told, 'since', { since: since === null ? '' : instantText(call.reader, since) })
      const until = due === null ? '' : say(told, 'due', { due: instantText(call.reader, due) })
      return [title(step, visit), namesOf(told, candidates), say(told, 'open'), until, waits]
    }),
  ]
}

/** What lies ahead by the route as it is now, with names; nothing where a condition is still open or it has ended. */
const ahead = (told: Told): readonly (readonly string[])[] => {
  const { call, seen, view } = told
  const { route } = explainInstance(seen, call.viewer.id)
  if (route === null || view.endedAt !== null) return []
  const present = route.steps.findLastIndex(({ step }) => view.steps.some(({ id }) => id === step))
  return route.steps
    .slice(present + 1)
    .filter(({ skipped }) => !skipped)
    .map(({ step, people }) => [
      stepTitle(call.reader.language, seen.compiled, step),
      namesOf(
        told,
        people.map((id) => ({ name: seen.organisation.people.get(id)?.name ?? id })),
      ),
      say(told, 'ahead'),
      '',
      '',
    ])
}

const route = (told: Told): Part => ({
  kind: 'table',
  title: say(told, 'route'),
  none: say(told, 'no-route'),
  columns: [
    { title: say(told, 'step'), width: 17 },
    { title: say(told, 'person'), width: 14 },
    { title: say(told, 'outcome'), width: 11 },
    { title: say(told, 'opinion'), width: 'rest' },
    { title: say(told, 'at'), width: 19 },
  ],
  rows: [...soFar(told), ...ahead(told)],
})

/** The approval sheet 审批单 of a request, as far as the reader may see it. `now` stands on it as when it was made. */
export const sheetPaper = (told: Told, now: string): Paper => {
  const { call, seen, view } = told
  const person = seen.organisation.people.get(call.viewer.id)?.name ?? call.viewer.id
  return {
    title: say(told, 'title', { title: titleOf(told) }),
    language: call.reader.language,
    facts: facts(told),
    parts: [contents(told), route(told)],
    notes: [
      say(told, 'record', { count: seen.instance.seq, hash: seen.instance.hash }),
      say(told, 'made', { name: person, at: instantText(call.reader, now), zone: call.reader.zone }),
    ],
    foot: say(told, 'foot', { number: view.number, title: titleOf(told) }),
  }
}

/** How the file is called when it is saved. */
export const sheetName = (told: Told): string =>
  say(told, 'file', { title: titleOf(told), number: told.view.number })
