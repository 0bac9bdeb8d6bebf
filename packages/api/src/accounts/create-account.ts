import { randomUUID } from 'node:crypto'
import { sameNamedAccounts } from '@countersign/database/same-named-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { freeNumbers } from './free-numbers.ts'

const CreateInput = z.strictObject({
  name: z.string().trim().min(2).max(200),
  /** True where the caller was shown those of the same name and means another one. */
  despite: z.boolean(),
})

const Created = z.object({
  /** Null where others of the same name were found first. */
  id: z.string().nullable(),
  /** Of the same name as compared for duplicates, also those that are not the caller's to see: nothing but number and name. */
  duplicates: z.array(z.object({ number: z.string(), name: z.string() })),
})

/** A new account 客户 of the caller's, to be found out about: a prospect. Others of its name are shown first. */
const createAccount = async (
  call: Call,
  { name, despite }: z.infer<typeof CreateInput>,
): Promise<Answer<z.infer<typeof Created>>> => {
  const { database } = call.services.runtime
  const same = despite ? [] : await sameNamedAccounts(database.pool, [name], null)
  const duplicates = same.map((one) => ({ number: one.number, name: one.name }))
  if (duplicates.length > 0) return answered({ id: null, duplicates })
  const owner = call.organisation.people.get(call.viewer.id)
  if (owner === undefined) return refused(problem('not-allowed'))
  const [number = ''] = await freeNumbers(database, 1)
  const id = randomUUID()
  await database.prisma.$transaction([
    database.prisma.account.create({
      data: {
        id,
        number,
        name,
        ownerId: owner.id,
        departmentKey: owner.department,
        standing: 'prospect',
        createdAt: new Date(),
      },
    }),
    database.prisma.accountEvent.create({
      data: {
        accountId: id,
        eventId: randomUUID(),
        at: new Date(),
        kind: 'created',
        byId: owner.id,
        body: { owner: owner.id },
      },
    }),
  ])
  return answered({ id, duplicates: [] })
}

export const createAccountProcedure = procedureFor('accounts:write')
  .input(CreateInput)
  .output(Created)
  .mutation(async ({ ctx, input }) => valueFrom(await createAccount(ctx.call, input)))
