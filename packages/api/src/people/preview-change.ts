import { previewOrganisation, type WaitMove } from '@countersign/runtime/preview-organisation'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import { stepTitle } from '../views/step-title.ts'
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

/** What a change of a person would do to the requests that are under way. */
const ChangePreview = z.object({
  /** Tasks that wait for the person now. */
  openTasks: z.int(),
  /** Steps that would wait for other people. */
  moved: z.int(),
  /** Steps that nobody would be found for: an administrator would have to look. */
  stranded: z.int(),
  /** True when there are more requests than were decided anew: the numbers are the least. */
  partial: z.boolean(),
  /** The first of them. */
  items: z.array(
    z.object({
      requestId: z.string(),
      number: z.string(),
      step: z.string(),
      before: z.array(PersonView),
      after: z.array(PersonView),
    }),
  ),
})
type ChangePreview = z.infer<typeof ChangePreview>

const SHOWN = 20

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
  const { moves, partial } = await previewOrganisation(runtime, {
    people: [...draft.people.values()],
    departments: [...draft.departments.values()],
    person: input.id,
    owners: successor === null ? null : { from: input.id, to: successor },
  })
  return answered({
    openTasks: await runtime.database.prisma.candidate.count({ where: { personId: input.id, open: true } }),
    moved: moves.length,
    stranded: moves.filter(({ after }) => after.length === 0).length,
    partial,
    items: await Promise.all(moves.slice(0, SHOWN).map((move) => moveView(call, move))),
  })
}

const moveView = async (
  { services, organisation, reader }: Call,
  { instance, step, before, after }: WaitMove,
): Promise<ChangePreview['items'][number]> => {
  const compiled = await services.runtime.definitions.pinned(instance.definition)
  const named = (ids: readonly string[]) => ids.map((id) => personView(organisation, id))
  return {
    requestId: instance.id,
    number: instance.number,
    step: stepTitle(reader.language, compiled, step),
    before: named(before),
    after: named(after),
  }
}

export const previewChangeProcedure = procedureFor('people:manage')
  .input(PreviewChangeInput)
  .output(ChangePreview)
  .query(async ({ ctx, input }) => valueFrom(await previewChange(ctx.call, input)))
