import { instanceScope } from '@countersign/access/see-instance'
import { changeAccount } from '@countersign/database/change-account'
import { listDocuments as readDocuments } from '@countersign/database/list-documents'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, FileId, Page } from '../views/input.ts'
import { pageOf } from '../views/instance.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import { AccountId } from './account-view.ts'
import { idsOfAccount } from './ids-of-account.ts'
import { seeAccount } from './see-account.ts'

const DocumentView = z.object({
  file: z.uuid(),
  name: z.string(),
  /** In bytes. */
  size: z.int(),
  at: z.iso.datetime(),
  by: PersonView,
  /** The request that it came with; null for one that was put there by itself. */
  request: z.object({ id: z.uuid(), number: z.string() }).nullable(),
})
type DocumentView = z.infer<typeof DocumentView>

const ListInput = Page.extend({ id: AccountId })
const Keys = z.tuple([CursorInstant, z.uuid()])

/** The documents 资料 of an account, newest first: its own, and those of requests about it that the caller sees. */
const listDocuments = async (
  call: Call,
  { id, cursor, limit = DEFAULT_LIMIT }: z.infer<typeof ListInput>,
): Promise<Answer<{ items: DocumentView[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  const scope = instanceScope(call.viewer)
  if (scope === null) return answered({ items: [], next: null })
  const { database } = call.services.runtime
  const rows = await readDocuments(database.pool, {
    person: call.viewer.id,
    scope,
    accounts: await idsOfAccount(database, id),
    after: after.value && { at: after.value[0], file: after.value[1] },
    limit: limit + 1,
  })
  const item = ({ file, name, size, at, by, instance, number }: (typeof rows)[number]): DocumentView => ({
    ...{ file, name, size, at },
    by: personView(call.organisation, by),
    request: instance === null || number === null ? null : { id: instance, number },
  })
  return answered(pageFrom(rows, limit, { item, keys: ({ at, file }) => [at, file] }))
}

export const listDocumentsProcedure = procedureFor('accounts:read')
  .input(ListInput)
  .output(pageOf(DocumentView))
  .query(async ({ ctx, input }) => valueFrom(await listDocuments(ctx.call, input)))

const AddInput = z.strictObject({ id: AccountId, files: z.array(FileId).min(1).max(20) })

/** Puts files that the caller uploaded with an account; whoever sees the account may read them. */
const addDocuments = async (
  call: Call,
  { id, files }: z.infer<typeof AddInput>,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  const { database } = call.services.runtime
  const own = await database.prisma.file.findMany({
    where: { id: { in: files }, uploadedBy: call.viewer.id },
    select: { id: true, name: true },
  })
  const unknown = files.findIndex((file) => !own.some((one) => one.id === file))
  if (unknown >= 0)
    return refused(problem('malformed', {}, [{ path: `/files/${unknown}`, code: 'unknown-reference' }]))
  const text = own.map(({ name }) => name).join('、')
  await changeAccount(
    database,
    { account: id, kind: 'documents', by: call.viewer.id, body: { text } },
    async ({ accountDocument }) => {
      await accountDocument.createMany({
        data: own.map((file) => ({ accountId: id, fileId: file.id, at: new Date(), byId: call.viewer.id })),
        skipDuplicates: true,
      })
      return null
    },
  )
  return answered({})
}

export const addDocumentsProcedure = procedureFor('accounts:write')
  .input(AddInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await addDocuments(ctx.call, input)))
