import { departmentUses } from '@countersign/database/department-uses'
import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { ChangeEffect, effectOf } from '../people/change-effect.ts'
import { draftOf } from '../people/directory-draft.ts'
import { directoryFault } from '../people/directory-fault.ts'
import { editDirectory } from '../people/edit-directory.ts'
import { type Answer, answered, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { peopleIn, type Removing, removing, usesFault } from './removing.ts'

const RemoveInput = z.strictObject({
  key: Key,
  /** Where its people and accounts go; null where it has none. */
  to: Key.nullable(),
})

/** What a removal would move, and what it would do to the requests that are under way. */
const RemovalPreview = ChangeEffect.extend({
  /** Everybody in it, the disabled as well. */
  people: z.int(),
  accounts: z.int(),
})
type RemovalPreview = z.infer<typeof RemovalPreview>

/** Tries the removal; a refusal is the one that removing would meet. Nothing is written. */
const previewRemoval = async (call: Call, input: Removing): Promise<Answer<RemovalPreview>> => {
  const { runtime } = call.services
  const draft = draftOf(await runtime.organisation.refresh())
  const people = peopleIn(draft, input.key).length
  const uses = await departmentUses(runtime.database.prisma, input.key)
  const fault = removing(input)(draft) ?? usesFault(input, uses) ?? directoryFault(draft)
  if (fault !== null) return refused(fault)
  const effect = await effectOf(call, draft, { person: null, owners: null })
  return answered({ ...effect, people, accounts: uses.accounts })
}

const removeDepartment = async (
  { services, viewer }: Call,
  input: Removing,
): Promise<Answer<{ key: string }>> => {
  const { key, to } = input
  const edited = await editDirectory(services.runtime, {
    by: viewer.id,
    kind: 'remove',
    edit: removing(input),
    look: async (transaction) => usesFault(input, await departmentUses(transaction, key)),
    alongWith: async ({ account }) => {
      if (to !== null)
        await account.updateMany({ where: { departmentKey: key }, data: { departmentKey: to } })
    },
  })
  return edited.ok ? answered({ key }) : edited
}

export const previewRemovalProcedure = procedureFor('people:manage')
  .input(RemoveInput)
  .output(RemovalPreview)
  .query(async ({ ctx, input }) => valueFrom(await previewRemoval(ctx.call, input)))

export const removeDepartmentProcedure = procedureFor('people:manage')
  .input(RemoveInput)
  .output(z.object({ key: z.string() }))
  .mutation(async ({ ctx, input }) => valueFrom(await removeDepartment(ctx.call, input)))
