import { askForLink } from '@countersign/notifications/ask-for-link'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { disabling, endsWith } from './disabling.ts'
import { editDirectory } from './edit-directory.ts'
import { enabling } from './enabling.ts'
import { drawInvitation, voidLinks } from './invitation.ts'
import { addPerson, changePerson, PersonForm } from './person-form.ts'
import { recordChanges } from './record-changes.ts'

const Done = z.object({ id: z.string() })
/** The secret of the link that the person is given, shown once; null when the link went to them by mail. */
const Invited = Done.extend({ token: z.string().nullable() })
type Invited = z.infer<typeof Invited>

const runtimeOf = ({ services }: Call) => services.runtime

const InviteInput = z.strictObject({
  id: PersonId,
  /** By mail, or (left out) as a link to be handed over. */
  mail: z.boolean().optional(),
})

/** Mails the link: to come in, or for somebody who has a password already to replace it. */
const mailLink = async (call: Call, { id, email }: { id: string; email: string }): Promise<Invited> => {
  const { database } = runtimeOf(call)
  await voidLinks(database, id)
  const { prisma, pool } = database
  const able = await prisma.authAccount.count({ where: { userId: id, password: { not: null } } })
  const kind = able > 0 ? 'reset' : 'invitation'
  const { text, values } = askForLink({ email, kind }, new Date().toISOString())
  await pool.query(text, [...values])
  return { id, token: null }
}

const createPerson = async (call: Call, form: PersonForm): Promise<Answer<Invited>> => {
  const runtime = runtimeOf(call)
  let id = ''
  const edited = await editDirectory(runtime, {
    by: call.viewer.id,
    kind: 'create',
    edit: (draft) => {
      const added = addPerson(draft, form, call.reader.language)
      if ('code' in added) return added
      id = added.id
      return null
    },
  })
  if (!edited.ok) return edited
  if (call.services.mail === 'smtp') return answered(await mailLink(call, { id, email: form.email }))
  return answered({ id, token: await drawInvitation(runtime.database, id) })
}

const invite = async (
  call: Call,
  { id, mail = false }: z.infer<typeof InviteInput>,
): Promise<Answer<Invited>> => {
  const person = (await runtimeOf(call).organisation.refresh()).people.get(id)
  if (person === undefined) return refused(problem('not-found'))
  if (!person.active) return refused(problem('superior-disabled', { name: person.name }))
  if (mail && call.services.mail === 'off') return refused(problem('mail-off'))
  const { database } = runtimeOf(call)
  await recordChanges(database.prisma, { by: call.viewer.id, kind: 'invite' }, [{ type: 'person', id }])
  return answered(mail ? await mailLink(call, person) : { id, token: await drawInvitation(database, id) })
}

const doneWith = (id: string, answer: Answer<unknown>): Answer<{ id: string }> =>
  answer.ok ? answered({ id }) : answer

export const createPersonProcedure = procedureFor('people:manage')
  .input(PersonForm)
  .output(Invited)
  .mutation(async ({ ctx, input }) => valueFrom(await createPerson(ctx.call, input)))

export const invitePersonProcedure = procedureFor('people:manage')
  .input(InviteInput)
  .output(Invited)
  .mutation(async ({ ctx, input }) => valueFrom(await invite(ctx.call, input)))

export const updatePersonProcedure = procedureFor('people:manage')
  .input(PersonForm.extend({ id: PersonId }))
  .output(Done)
  .mutation(async ({ ctx, input: { id, ...form } }) =>
    valueFrom(
      doneWith(
        id,
        await editDirectory(runtimeOf(ctx.call), {
          by: ctx.call.viewer.id,
          kind: 'update',
          edit: (draft) => changePerson(draft, id, form),
        }),
      ),
    ),
  )

const DisableInput = z.strictObject({
  id: PersonId,
  successor: PersonId.nullable(),
  /** Why, in words; kept with the change. */
  reason: z.string().trim().max(500).optional(),
})

export const disablePersonProcedure = procedureFor('people:manage')
  .input(DisableInput)
  .output(Done)
  .mutation(async ({ ctx, input }) => {
    const { reason = '', ...person } = input
    const given = { ...person, by: ctx.call.viewer.id }
    const edited = await editDirectory(runtimeOf(ctx.call), {
      by: given.by,
      kind: 'disable',
      reason: reason === '' ? null : reason,
      edit: disabling(given),
      alongWith: endsWith(given),
    })
    if (edited.ok) ctx.call.services.tell(input.id, 'session')
    return valueFrom(doneWith(input.id, edited))
  })

export const enablePersonProcedure = procedureFor('people:manage')
  .input(z.strictObject({ id: PersonId }))
  .output(Done)
  .mutation(async ({ ctx, input: { id } }) =>
    valueFrom(
      doneWith(
        id,
        await editDirectory(runtimeOf(ctx.call), {
          by: ctx.call.viewer.id,
          kind: 'enable',
          edit: enabling(id),
        }),
      ),
    ),
  )
