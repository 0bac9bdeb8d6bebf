import { mayChangeTeam } from '@countersign/access/see-account'
import { ACCOUNT_ROLES } from '@countersign/accounts/account-roles'
import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { AccountId } from './account-view.ts'
import { seeAccount } from './see-account.ts'

const TeamInput = z.strictObject({
  id: AccountId,
  role: z.enum(ACCOUNT_ROLES),
  /** Everybody of this role from now on. */
  people: z.array(PersonId).max(20),
})

/** Who works on an account beside its owner, by role 服务团队; whoever is named sees it. Its owner and superiors say so. */
const changeTeam = async (
  call: Call,
  { id, role, people }: z.infer<typeof TeamInput>,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  if (!mayChangeTeam(call.viewer, seen.value)) return refused(problem('not-allowed'))
  if (people.some((who) => call.organisation.people.get(who)?.active !== true))
    return refused(problem('person-unknown', {}, [{ path: '/people', code: 'unknown-reference' }]))
  const before = seen.value.team[role] ?? []
  await changeAccount(
    call.services.runtime.database,
    { account: id, kind: 'team', by: call.viewer.id, body: { role, people, before: [...before] } },
    async ({ account, accountMember }) => {
      await accountMember.deleteMany({ where: { accountId: id, role } })
      await accountMember.createMany({
        data: [...new Set(people)].map((personId) => ({ accountId: id, personId, role })),
      })
      await account.update({ where: { id }, data: { revision: { increment: 1 } } })
      return null
    },
  )
  return answered({})
}

export const changeTeamProcedure = procedureFor('accounts:write')
  .input(TeamInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await changeTeam(ctx.call, input)))
