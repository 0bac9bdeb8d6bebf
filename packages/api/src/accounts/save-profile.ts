import { seesSensitive } from '@countersign/access/see-account'
import { isProfileField, PROFILE_FIELDS } from '@countersign/accounts/profile-fields'
import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId } from './account-view.ts'
import { isSensitive } from './profile-of.ts'
import { seeAccount } from './see-account.ts'

const SaveProfileInput = z.strictObject({
  id: AccountId,
  /** Null empties a field; those left out stay. */
  values: z.record(z.string().max(64), z.union([z.string().max(4000), z.number(), z.null()])),
})
type SaveProfileInput = z.infer<typeof SaveProfileInput>

/** Fields of the profile as somebody found them out; two who save different fields do not undo each other. */
const saveProfile = async (
  call: Call,
  { id, values }: SaveProfileInput,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  const faults = faultsOf(values, seesSensitive(call.viewer, seen.value))
  if (faults.length > 0) return refused(problem('malformed', {}, faults))
  const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const emptied = Object.keys(values).filter((name) => values[name] === null)
  await changeAccount(
    call.services.runtime.database,
    { account: id, kind: 'profile', by: call.viewer.id, body: { write: 'profile', values } },
    async (transaction) => {
      await transaction.$executeRaw`
        UPDATE account SET profile = ((profile::jsonb || ${JSON.stringify(set)}::jsonb) - ${emptied}::text[])::json,
          profile_at = now() WHERE id = ${id}`
      return null
    },
  )
  return answered({})
}

const faultsOf = (values: SaveProfileInput['values'], seesAll: boolean) =>
  Object.entries(values).flatMap(([name, value]) => {
    const path = `/values/${name}`
    if (!isProfileField(name) || (isSensitive(name) && !seesAll)) return [{ path, code: 'unknown-field' }]
    const number = PROFILE_FIELDS[name].type === 'number'
    const isOfType = value === null || (typeof value === 'number') === number
    return isOfType ? [] : [{ path, code: 'wrong-type', params: { expected: number ? 'number' : 'string' } }]
  })

export const saveProfileProcedure = procedureFor('accounts:write')
  .input(SaveProfileInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await saveProfile(ctx.call, input)))
