import { randomUUID } from 'node:crypto'
import { seesSensitive } from '@countersign/access/see-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { ProfileView } from './account-view.ts'
import { AccountInput } from './get-account.ts'
import { type Profile, partOf } from './profile-of.ts'
import { seeAccount } from './see-account.ts'

/** What is sensitive 敏感 of an account. Each look is logged before anything is shown. */
const readSensitive = async (call: Call, id: string): Promise<Answer<{ profile: Profile }>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  if (!seesSensitive(call.viewer, seen.value)) return refused(problem('not-allowed'))
  const profile = partOf(seen.value.profile, 'sensitive')
  await call.services.runtime.database.prisma.sensitiveRead.create({
    data: {
      accountId: id,
      readId: randomUUID(),
      personId: call.viewer.id,
      at: new Date(),
      fields: Object.keys(profile),
    },
  })
  return answered({ profile })
}

/** A mutation although it reads: it writes the log, and must not be repeated or fetched ahead. */
export const readSensitiveProcedure = procedureFor('accounts:read')
  .input(AccountInput)
  .output(z.object({ profile: ProfileView }))
  .mutation(async ({ ctx, input }) => valueFrom(await readSensitive(ctx.call, input.id)))
