import { Rank } from '@countersign/definition/rank'
import type { OrganisationPerson } from '@countersign/runtime/organisation'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page, Search } from '../views/input.ts'
import { ColleagueView, PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import { Role } from './person-form.ts'

const ListPeopleInput = Page.extend({
  q: Search.optional(),
  department: z.string().max(64).optional(),
  rank: Rank.optional(),
  active: z.boolean().optional(),
})
type ListPeopleInput = z.infer<typeof ListPeopleInput>

/** A person as administrators and auditors see them. */
const DirectoryPersonView = ColleagueView.extend({
  email: z.string(),
  superior: PersonView.nullable(),
  roles: z.array(Role),
  active: z.boolean(),
  /** False until they have set a password. */
  hasPassword: z.boolean(),
})

const PeoplePage = z.object({ items: z.array(DirectoryPersonView), next: z.string().nullable() })

/** Name and id: names repeat. */
const PlaceKeys = z.tuple([z.string().max(200), z.string().max(64)])

type Place = readonly [string, string]
/** Made once: comparing by locale makes one for each comparison. */
const byName = new Intl.Collator('zh-CN')
const inOrder = (a: Place, b: Place): number =>
  byName.compare(a[0], b[0]) || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
const placeOf = ({ name, id }: OrganisationPerson): Place => [name, id]

const listPeople = async (
  { organisation, services }: Call,
  { q = '', department, rank, active, cursor, limit = DEFAULT_LIMIT }: ListPeopleInput,
): Promise<Answer<z.infer<typeof PeoplePage>>> => {
  const after = readCursor(PlaceKeys, cursor)
  if (!after.ok) return after
  const start = after.value
  const sought = q.trim().toLowerCase()
  const rows = [...organisation.people.values()]
    .filter((person) => department === undefined || person.department === department)
    .filter((person) => rank === undefined || person.rank === rank)
    .filter((person) => active === undefined || person.active === active)
    .filter(({ id, name, email }) => [id, name, email].some((text) => text.toLowerCase().includes(sought)))
    .filter((person) => start === null || inOrder(placeOf(person), start) > 0)
    .sort((a, b) => inOrder(placeOf(a), placeOf(b)))
    .slice(0, limit + 1)
  const accounts = await services.runtime.database.prisma.authAccount.findMany({
    where: { userId: { in: rows.map(({ id }) => id) }, providerId: 'credential' },
    select: { userId: true },
  })
  const able = new Set(accounts.map(({ userId }) => userId))
  const item = ({ id, name, email, rank, superior, roles, active, department: key }: OrganisationPerson) => ({
    id,
    name,
    email,
    rank,
    active,
    roles: [...roles],
    department: { key, name: organisation.departments.get(key)?.name ?? { zh: key, en: key } },
    superior: superior === null ? null : personView(organisation, superior),
    hasPassword: able.has(id),
  })
  return answered(pageFrom(rows, limit, { item, keys: placeOf }))
}

/** Everybody, the disabled as well, by name; for administrators and auditors. */
export const listPeopleProcedure = procedureFor('people:read')
  .input(ListPeopleInput)
  .output(PeoplePage)
  .query(async ({ ctx, input }) => valueFrom(await listPeople(ctx.call, input)))
