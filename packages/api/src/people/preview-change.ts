import { personHoldings } from '@countersign/database/person-holdings'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { ChangeEffect, effectOf } from './change-effect.ts'
import { draftOf } from './directory-draft.ts'
import { directoryFault } from './directory-fault.ts'
import { disabling } from './disabling.ts'
import type { DirectoryEdit } from './edit-directory.ts'
import { changePerson, PersonForm } from './person-form.ts'

const PreviewChangeInput = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('update'), id: PersonId, form: PersonForm }),
  z.strictObject({ change: z.literal('disable'), id: PersonId, successor: PersonId.nullable() }),
])
type PreviewChangeInput = z.infer<typeof PreviewChangeInput>

const ChangePreview = ChangeEffect.extend({
  /** Tasks that wait for the person now. */
  openTasks: z.int(),
  /** Their own requests that are under way. */
  requests: z.int(),
  /** Forms they have not sent, which stay theirs. */
  drafts: z.int(),
  accounts: z.int(),
})
type ChangePreview = z.infer<typeof ChangePreview>

const editOf = ({ viewer }: Call, input: PreviewChangeInput): DirectoryEdit =>
  input.change === 'update'
    ? (draft) => changePerson(draft, input.id, input.form)
    : disabling({ id: input.id, by: viewer.id, successor: input.successor })

/** Tries a change on the organisation as it is, and on every request that waits for somebody. Nothing is written. */
const previewChange = async (call: Call, input: PreviewChangeInput): Promise<Answer<ChangePreview>> => {
  const { runtime } = call.services
  const draft = draftOf(await runtime.organisation.refresh())
  const fault = editOf(call, input)(draft) ?? directoryFault(draft)
  if (fault !== null) return refused(fault)
  const successor = input.change === 'disable' ? input.successor : null
  const owners = successor === null ? null : { from: input.id, to: successor }
  const effect = await effectOf(call, draft, { person: input.id, owners })
  return answered({ ...effect, ...(await personHoldings(runtime.database, input.id)) })
}

export const previewChangeProcedure = procedureFor('people:manage')
  .input(PreviewChangeInput)
  .output(ChangePreview)
  .query(async ({ ctx, input }) => valueFrom(await previewChange(ctx.call, input)))
