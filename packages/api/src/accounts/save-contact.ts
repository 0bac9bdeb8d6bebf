import { randomUUID } from 'node:crypto'
import {
  CONTACT_LAYERS,
  CONTACT_ROLES,
  CONTACT_STANCES,
  reportsInCircle,
} from '@countersign/accounts/buying-centre'
import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId } from './account-view.ts'
import { seeAccount } from './see-account.ts'

const text = (most: number) => z.string().trim().max(most).nullable()

const SaveContactInput = z.strictObject({
  account: AccountId,
  /** Left out for a new one. */
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(100),
  position: text(200),
  phone: text(50),
  email: text(200),
  layer: z.enum(CONTACT_LAYERS).nullable(),
  role: z.enum(CONTACT_ROLES).nullable(),
  stance: z.enum(CONTACT_STANCES).nullable(),
  /** How well they are known: 认识, 还熟悉, 比较熟悉, 很熟悉, 相知. */
  relationship: z.int().min(1).max(5).nullable(),
  reportsTo: z.uuid().nullable(),
})
type SaveContactInput = z.infer<typeof SaveContactInput>

/** A contact 联系人 of an account, new or changed. */
const saveContact = async (
  call: Call,
  { account, id, ...given }: SaveContactInput,
): Promise<Answer<{ id: string }>> => {
  const seen = await seeAccount(call, account)
  if (!seen.ok) return seen
  const contactId = id ?? randomUUID()
  const data = { ...given, updatedAt: new Date() }
  const refusal = await changeAccount<Problem>(
    call.services.runtime.database,
    { account, kind: 'contact', by: call.viewer.id, body: { contact: contactId, text: given.name } },
    async ({ contact }) => {
      const all = await contact.findMany({ where: { accountId: account } })
      if (id !== undefined && !all.some((one) => one.contactId === id)) return problem('not-found')
      const known = all.map((one) => ({ id: one.contactId, reportsTo: one.reportsTo }))
      const circle =
        given.reportsTo !== null && reportsInCircle(known, { id: contactId, to: given.reportsTo })
      if (circle) return problem('contact-circle', {}, [{ path: '/reportsTo', code: 'unknown-reference' }])
      const where = { accountId_contactId: { accountId: account, contactId } }
      await contact.upsert({ where, create: { accountId: account, contactId, ...data }, update: data })
      return null
    },
  )
  return refusal === null ? answered({ id: contactId }) : refused(refusal)
}

export const saveContactProcedure = procedureFor('accounts:write')
  .input(SaveContactInput)
  .output(z.object({ id: z.uuid() }))
  .mutation(async ({ ctx, input }) => valueFrom(await saveContact(ctx.call, input)))
