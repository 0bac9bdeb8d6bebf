import { randomUUID } from 'node:crypto'
import { comparableName } from '@countersign/accounts/account-name'
import { allocateNumbers } from '@countersign/database/allocate-numbers'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'

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
  const duplicates = despite ? [] : await duplicatesOf(call, name)
  if (duplicates.length > 0) return answered({ id: null, duplicates })
  const owner = call.organisation.people.get(call.viewer.id)
  if (owner === undefined) return refused(problem('not-allowed'))
  const number = await freeNumber(call)
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

const MOST_DUPLICATES = 10

const duplicatesOf = async ({ services }: Call, name: string) => {
  const sought = comparableName(name)
  const all = await services.runtime.database.prisma.account.findMany({
    select: { number: true, name: true },
    orderBy: { number: 'asc' },
  })
  return all.filter((one) => comparableName(one.name) === sought).slice(0, MOST_DUPLICATES)
}

/** Numbers of accounts were given by hand before there was a counter: those in use are passed over. */
const freeNumber = async ({ services }: Call): Promise<string> => {
  const { pool, prisma } = services.runtime.database
  for (;;) {
    const number = `KA-${String(await allocateNumbers(pool, 'account', 1)).padStart(4, '0')}`
    if ((await prisma.account.findUnique({ where: { number }, select: { id: true } })) === null) return number
  }
}

export const createAccountProcedure = procedureFor('accounts:write')
  .input(CreateInput)
  .output(Created)
  .mutation(async ({ ctx, input }) => valueFrom(await createAccount(ctx.call, input)))
