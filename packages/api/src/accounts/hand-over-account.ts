import { mayHandOver } from '@countersign/access/see-account'
import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { AccountId } from './account-view.ts'
import { seeAccount } from './see-account.ts'

const HandOverInput = z.strictObject({
  id: AccountId,
  owner: PersonId,
  reason: z.string().trim().min(1).max(1000),
})

/** Gives an account to another owner 移交, of whom there is exactly one, with the reason. */
const handOver = async (
  call: Call,
  { id, owner, reason }: z.infer<typeof HandOverInput>,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  if (!mayHandOver(call.viewer, seen.value)) return refused(problem('not-allowed'))
  const heir = call.organisation.people.get(owner)
  if (heir?.active !== true || heir.id === seen.value.owner)
    return refused(problem('person-unknown', {}, [{ path: '/owner', code: 'unknown-reference' }]))
  const body = { from: seen.value.owner, owner, reason }
  const refusal = await changeAccount<Problem>(
    call.services.runtime.database,
    { account: id, kind: 'handed-over', by: call.viewer.id, body },
    async ({ account }) => {
      const changed = await account.updateMany({
        where: { id, ownerId: seen.value.owner },
        data: { ownerId: owner, departmentKey: heir.department, revision: { increment: 1 } },
      })
      return changed.count === 0 ? problem('account-changed') : null
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

export const handOverProcedure = procedureFor('accounts:write')
  .input(HandOverInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await handOver(ctx.call, input)))
