import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type DirectoryEdit, editDirectory } from '../people/edit-directory.ts'
import { PersonName } from '../people/person-input.ts'
import { type Answer, answered, type Problem, problem } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'

/** What an administrator decides about a department; the key stays, because processes name it. */
const DepartmentForm = z.strictObject({
  key: Key,
  name: z.strictObject({ zh: PersonName, en: PersonName }),
  parent: Key.nullable(),
  head: PersonId.nullable(),
})
type DepartmentForm = z.infer<typeof DepartmentForm>

const Done = z.object({ key: z.string() })

const edit = async (
  { services, viewer }: Call,
  kind: 'create' | 'update',
  form: DepartmentForm,
): Promise<Answer<{ key: string }>> => {
  const { key } = form
  const change = kind === 'create' ? create(form) : update(form)
  const edited = await editDirectory(services.runtime, { by: viewer.id, kind, edit: change })
  return edited.ok ? answered({ key }) : edited
}

const headFault = ({ people }: Parameters<DirectoryEdit>[0], head: string | null): Problem | null => {
  const person = head === null ? undefined : people.get(head)
  return person === undefined || person.active ? null : problem('superior-disabled', { name: person.name })
}

const create =
  (form: DepartmentForm): DirectoryEdit =>
  (draft) => {
    if (draft.departments.has(form.key)) return problem('department-key-in-use', { key: form.key })
    draft.departments.set(form.key, form)
    return headFault(draft, form.head)
  }

const update =
  (form: DepartmentForm): DirectoryEdit =>
  (draft) => {
    const before = draft.departments.get(form.key)
    if (before === undefined) return problem('not-found')
    draft.departments.set(form.key, { ...before, ...form })
    return before.head === form.head ? null : headFault(draft, form.head)
  }

export const createDepartmentProcedure = procedureFor('people:manage')
  .input(DepartmentForm)
  .output(Done)
  .mutation(async ({ ctx, input }) => valueFrom(await edit(ctx.call, 'create', input)))

export const updateDepartmentProcedure = procedureFor('people:manage')
  .input(DepartmentForm)
  .output(Done)
  .mutation(async ({ ctx, input }) => valueFrom(await edit(ctx.call, 'update', input)))
