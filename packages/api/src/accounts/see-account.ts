import { type SeenAccount, seesAccount } from '@countersign/access/see-account'
import type { Figures } from '@countersign/accounts/figures'
import { type AccountStanding, isAccountStanding } from '@countersign/definition/account-standing'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { figuresOf } from './figures-of.ts'
import { type Profile, profileOf } from './profile-of.ts'

/** An account as it stands in the book, with what decides who sees it. */
export type KnownAccount = SeenAccount & {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly standing: AccountStanding
  readonly target: boolean
  readonly team: Readonly<Record<string, readonly string[]>>
  readonly profile: Profile
  readonly profileAt: Date | null
  readonly registeredAt: Date | null
  readonly customerType: string | null
  readonly category: string | null
  readonly relationship: number | null
  readonly figures: Figures
  readonly grades: Readonly<Record<'abc' | 'value' | 'families', string | null>>
}

/** The account of an id, where the caller may see it; one that is not theirs to see does not exist for them. */
export const seeAccount = async (
  { services, viewer }: Pick<Call, 'services' | 'viewer'>,
  id: string,
): Promise<Answer<KnownAccount>> => {
  const { prisma } = services.runtime.database
  const [row, members] = await Promise.all([
    prisma.account.findUnique({ where: { id } }),
    prisma.accountMember.findMany({
      where: { accountId: id },
      orderBy: [{ role: 'asc' }, { personId: 'asc' }],
    }),
  ])
  if (row === null || !isAccountStanding(row.standing)) return refused(problem('not-found'))
  const account: KnownAccount = {
    id,
    number: row.number,
    name: row.name,
    standing: row.standing,
    target: row.target,
    owner: row.ownerId,
    department: row.departmentKey,
    team: teamOf(members),
    profile: profileOf(row.profile),
    profileAt: row.profileAt,
    registeredAt: row.registeredAt,
    customerType: row.customerType,
    category: row.category,
    relationship: row.relationship,
    figures: figuresOf(row.figures),
    grades: { abc: row.gradeAbc, value: row.gradeValue, families: row.gradeFamilies },
  }
  if (row.mergedInto !== null && seesAccount(viewer, account))
    return refused(problem('account-merged', { into: row.mergedInto }))
  return seesAccount(viewer, account) ? answered(account) : refused(problem('not-found'))
}

const teamOf = (members: readonly { readonly role: string; readonly personId: string }[]) =>
  Object.fromEntries(
    [...Map.groupBy(members, ({ role }) => role)].map(([role, of]) => [
      role,
      of.map(({ personId }) => personId),
    ]),
  )
