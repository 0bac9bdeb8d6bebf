import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { disabling, endsWith } from './disabling.ts'
import { editDirectory } from './edit-directory.ts'
import { enabling } from './enabling.ts'
import { drawInvitation } from './invitation.ts'
import { addPerson, changePerson, PersonForm } from './person-form.ts'

const Done = z.object({ id: z.string() })
/** The secret of the link that the person is given, shown once. */
const Invited = Done.extend({ token: z.string() })

const runtimeOf = ({ services }: Call) => services.runtime

const createPerson = async (call: Call, form: PersonForm): Promise<Answer<z.infer<typeof Invited>>> => {
  const runtime = runtimeOf(call)
  let id = ''
  const edited = await editDirectory(runtime, (draft) => {
    const added = addPerson(draft, form, call.reader.language)
    if ('code' in added) return added
    id = added.id
    return null
  })
  return edited.ok ? answered({ id, token: await drawInvitation(runtime.database, id) }) : edited
}

const invite = async (call: Call, id: string): Promise<Answer<z.infer<typeof Invited>>> => {
  const person = (await runtimeOf(call).organisation.refresh()).people.get(id)
  if (person === undefined) return refused(problem('not-found'))
  if (!person.active) return refused(problem('superior-disabled', { name: person.name }))
  return answered({ id, token: await drawInvitation(runtimeOf(call).database, id) })
}

const doneWith = (id: string, answer: Answer<unknown>): Answer<{ id: string }> =>
  answer.ok ? answered({ id }) : answer

export const createPersonProcedure = procedureFor('people:manage')
  .input(PersonForm)
  .output(Invited)
  .mutation(async ({ ctx, input }) => valueFrom(await createPerson(ctx.call, input)))

export const invitePersonProcedure = procedureFor('people:manage')
  .input(z.strictObject({ id: PersonId }))
  .output(Invited)
  .mutation(async ({ ctx, input }) => valueFrom(await invite(ctx.call, input.id)))

export const updatePersonProcedure = procedureFor('people:manage')
  .input(PersonForm.extend({ id: PersonId }))
  .output(Done)
  .mutation(async ({ ctx, input: { id, ...form } }) =>
    valueFrom(
      doneWith(id, await editDirectory(runtimeOf(ctx.call), (draft) => changePerson(draft, id, form))),
    ),
  )

const DisableInput = z.strictObject({ id: PersonId, successor: PersonId.nullable() })

export const disablePersonProcedure = procedureFor('people:manage')
  .input(DisableInput)
  .output(Done)
  .mutation(async ({ ctx, input }) => {
    const given = { ...input, by: ctx.call.viewer.id }
    const edited = await editDirectory(runtimeOf(ctx.call), disabling(given), endsWith(given))
    return valueFrom(doneWith(input.id, edited))
  })

export const enablePersonProcedure = procedureFor('people:manage')
  .input(z.strictObject({ id: PersonId }))
  .output(Done)
  .mutation(async ({ ctx, input: { id } }) =>
    valueFrom(doneWith(id, await editDirectory(runtimeOf(ctx.call), enabling(id)))),
  )
