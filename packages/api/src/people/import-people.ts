import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { problemBody } from '../problem/problem-body.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { draftOf } from './directory-draft.ts'
import { editDirectory } from './edit-directory.ts'
import { IMPORT_CHANGES, ImportRow, importRows } from './import-rows.ts'

const MOST_ROWS = 500
const ImportInput = z.strictObject({
  rows: z.array(ImportRow).min(1).max(MOST_ROWS),
  /** False only looks. */
  apply: z.boolean(),
})
type ImportInput = z.infer<typeof ImportInput>

const ImportView = z.object({
  applied: z.boolean(),
  /** One entry a row, in its order. */
  rows: z.array(
    z.object({
      change: z.enum(IMPORT_CHANGES),
      /** Why the row cannot be imported, in words; null when it can. */
      problem: z.string().nullable(),
    }),
  ),
})
type ImportView = z.infer<typeof ImportView>
const importPeople = async (
  { services, reader, viewer }: Call,
  { rows, apply }: ImportInput,
): Promise<Answer<ImportView>> => {
  const { runtime } = services
  const tried = importRows(draftOf(await runtime.organisation.refresh()), rows, reader.language)
  const count = tried.filter(({ fault }) => fault !== null).length
  const view = (applied: boolean): ImportView => ({
    applied,
    rows: tried.map(({ change, fault }) => ({
      change,
      problem: fault === null ? null : sentenceOf(fault, reader),
    })),
  })
  if (!apply) return answered(view(false))
  if (count > 0) return refused(problem('import-faulty', { count }))
  const edited = await editDirectory(runtime, {
    by: viewer.id,
    kind: 'import',
    edit: (draft) => {
      // Somebody may have changed the organisation since the look: what is written is what the lock sees.
      const faults = importRows(draft, rows, reader.language).filter(({ fault }) => fault !== null)
      return faults.length === 0 ? null : problem('import-faulty', { count: faults.length })
    },
  })
  return edited.ok ? answered(view(true)) : edited
}

const sentenceOf = (fault: Problem, reader: Call['reader']): string => {
  const { detail, errors } = problemBody(fault, reader)
  return errors[0]?.message ?? detail
}

/**
 * Imports people from the rows of a sheet: new ones by their address, known ones changed, all in one change of the
 * organisation or none. Nobody is ever removed by being left out.
 */
export const importPeopleProcedure = procedureFor('people:manage')
  .input(ImportInput)
  .output(ImportView)
  .mutation(async ({ ctx, input }) => valueFrom(await importPeople(ctx.call, input)))
