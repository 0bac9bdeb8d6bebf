import { CalendarSchema } from '@countersign/definition/calendar-schema'
import { Label } from '@countersign/definition/label'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page, PersonId } from '../views/input.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import {
  absenceLine,
  absenceLineText,
  calendarLines,
  calendarLineText,
  webhookLineText,
} from './kept-lines.ts'
import { CHANGE_KINDS } from './record-changes.ts'

const ListChangesInput = Page.extend({
  /** Changes of this person. */
  person: PersonId.optional(),
  /** Changes that this administrator made. */
  by: PersonId.optional(),
  kind: z.enum(CHANGE_KINDS).optional(),
})
type ListChangesInput = z.infer<typeof ListChangesInput>

/** What is told apart about people and departments; `nameZh` and `nameEn` are a department's. */
const CHANGED_FIELDS = [
  'name',
  'nameZh',
  'nameEn',
  'email',
  'rank',
  'department',
  'superior',
  'roles',
  'active',
  'parent',
  'head',
  'absences',
  'calendar',
  'webhook',
] as const
type ChangedField = (typeof CHANGED_FIELDS)[number]

const SUBJECT_TYPES = ['person', 'department', 'organisation', 'webhook'] as const

const DirectoryChangeView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: PersonView,
  kind: z.enum(CHANGE_KINDS),
  /** Why, in the words of whoever did it; null where they gave none. */
  reason: z.string().nullable(),
  /** The organisation itself where its calendar was changed. */
  subject: z.object({ type: z.enum(SUBJECT_TYPES), id: z.string(), name: z.string() }),
  /** Names of people and departments; ranks, roles and whether somebody works by their codes. Empty: not set. */
  differences: z.array(
    z.object({ field: z.enum(CHANGED_FIELDS), before: z.array(z.string()), after: z.array(z.string()) }),
  ),
})
const ChangesPage = z.object({ items: z.array(DirectoryChangeView), next: z.string().nullable() })
type DirectoryChangeView = z.infer<typeof DirectoryChangeView>

/** A kept row of a person or a department, or only the calendar or the webhook that was changed. */
const KeptRow = z.object({
  name: z.union([z.string(), z.object({ zh: z.string(), en: z.string() })]).optional(),
  email: z.string().optional(),
  rank: z.string().optional(),
  department: z.string().optional(),
  superior: z.string().nullish(),
  roles: z.array(z.string()).optional(),
  active: z.boolean().optional(),
  parent: z.string().nullish(),
  head: z.string().nullish(),
  absences: z.array(z.object({ from: z.string(), until: z.string(), substitute: z.string() })).optional(),
  calendar: CalendarSchema.nullish(),
  webhook: z.array(z.string()).optional(),
})

type Values = Readonly<Partial<Record<ChangedField, string | readonly string[] | null | undefined>>>

const valuesOf = (kept: unknown): Values => {
  if (kept === null) return {}
  const { name, active, absences, calendar, ...row } = KeptRow.parse(kept)
  const names = typeof name === 'object' ? { nameZh: name.zh, nameEn: name.en } : { name }
  return {
    ...row,
    ...names,
    ...(active !== undefined && { active: String(active) }),
    ...(absences !== undefined && { absences: absences.map(absenceLine) }),
    ...(calendar != null && { calendar: calendarLines(calendar) }),
  }
}

const listed = (value: Values[ChangedField]): readonly string[] =>
  value === undefined || value === null || value === '' ? [] : typeof value === 'string' ? [value] : value

type Naming = (field: ChangedField, value: string) => string

type Named = ReadonlyMap<string, { readonly zh: string; readonly en: string }>

/** Departments as they were called, also those that are no more. */
const departmentNames = async ({ services, organisation }: Call): Promise<Named> => {
  const removed = await services.runtime.database.prisma.directoryChange.findMany({
    where: { kind: 'remove', subjectType: 'department' },
    orderBy: { at: 'asc' },
  })
  const label = z.object({ name: Label })
  return new Map([
    ...removed.map(({ subjectId, before }) => [subjectId, label.parse(before).name] as const),
    ...[...organisation.departments.values()].map(({ key, name }) => [key, name] as const),
  ])
}

const namingFor =
  ({ organisation, reader }: Call, departments: Named): Naming =>
  (field, value) => {
    if (field === 'superior' || field === 'head') return personView(organisation, value).name
    if (field === 'calendar') return calendarLineText(reader, value)
    if (field === 'webhook') return webhookLineText(reader, value)
    if (field === 'absences') return absenceLineText(reader, value, (id) => personView(organisation, id).name)
    if (field !== 'department' && field !== 'parent') return value
    const name = departments.get(value)
    return (reader.language === 'en' ? name?.en : name?.zh) ?? value
  }

const differencesOf = (
  before: unknown,
  after: unknown,
  naming: Naming,
): DirectoryChangeView['differences'] => {
  if (after === null) return []
  const [then, now] = [valuesOf(before), valuesOf(after)]
  return CHANGED_FIELDS.flatMap((field) => {
    const [old, next] = [listed(then[field]), listed(now[field])]
    const named = (values: readonly string[]) => values.map((value) => naming(field, value))
    if (old.join() === next.join()) return []
    // Of a long list only what is other now.
    const others = (values: readonly string[], than: readonly string[]) =>
      field === 'absences' || field === 'calendar' ? values.filter((one) => !than.includes(one)) : values
    return [{ field, before: named(others(old, next)), after: named(others(next, old)) }]
  })
}

const Keys = z.tuple([CursorInstant, z.uuid()])

const listChanges = async (
  call: Call,
  { person, by, kind, cursor, limit = DEFAULT_LIMIT }: ListChangesInput,
): Promise<Answer<z.infer<typeof ChangesPage>>> => {
  const start = readCursor(Keys, cursor)
  if (!start.ok) return start
  const rows = await call.services.runtime.database.prisma.directoryChange.findMany({
    where: {
      ...(person !== undefined && { subjectId: person, subjectType: 'person' }),
      ...(by !== undefined && { byId: by }),
      ...(kind !== undefined && { kind }),
      ...(start.value !== null && { OR: beyond(start.value) }),
    },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: limit + 1,
  })
  const naming = namingFor(call, await departmentNames(call))
  const item = (row: (typeof rows)[number]): DirectoryChangeView => {
    const type = z.enum(SUBJECT_TYPES).parse(row.subjectType)
    const name = naming(type === 'person' ? 'superior' : 'department', row.subjectId)
    return {
      id: row.id,
      at: row.at.toISOString(),
      by: personView(call.organisation, row.byId),
      kind: z.enum(CHANGE_KINDS).parse(row.kind),
      reason: row.reason,
      subject: { type, id: row.subjectId, name },
      differences: differencesOf(row.before, row.after, naming),
    }
  }
  return answered(pageFrom(rows, limit, { item, keys: ({ at, id }) => [at.toISOString(), id] }))
}

const beyond = ([at, id]: z.infer<typeof Keys>) => [{ at: { lt: at } }, { at, id: { gt: id } }]

/** Who changed people and departments, when, from what to what; the newest first. For administrators and auditors. */
export const listChangesProcedure = procedureFor('people:read')
  .input(ListChangesInput)
  .output(ChangesPage)
  .query(async ({ ctx, input }) => valueFrom(await listChanges(ctx.call, input)))
