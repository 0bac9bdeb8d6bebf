import { holdRules } from '@countersign/database/grade-accounts'
import { type NewAccount, importAccounts as writeAccounts } from '@countersign/database/import-accounts'
import { sameNamedAccounts } from '@countersign/database/same-named-accounts'
import { uuidOf } from '@countersign/runtime/uuid-of'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import type { Problem } from '../../problem/problem.ts'
import { problemBody } from '../../problem/problem-body.ts'
import { procedureFor } from '../../trpc/builder.ts'
import { figuresOf } from '../figures-of.ts'
import { freeNumbers } from '../free-numbers.ts'
import { gradesBy } from '../grading/grades-by.ts'
import { rulesInForce } from '../grading/rules-in-force.ts'
import { ImportRow, ownersOf, type ReadRow, readRow } from './import-row.ts'

/** What one call takes of a sheet; a long sheet comes in parts, one after the other. */
const MOST_ROWS = 1000

const ImportInput = z.strictObject({
  /** Names the import: rows that were sent twice are there once. */
  import: z.uuid(),
  /** How many rows of the sheet came before these. */
  offset: z.int().min(0).max(1_000_000),
  rows: z.array(ImportRow).min(1).max(MOST_ROWS),
  /** True to import also those whose name another account has. */
  despite: z.boolean(),
  /** False only looks. */
  apply: z.boolean(),
})

const ImportOutcome = z.object({
  /** How many were added. */
  added: z.int(),
  /** Rows that are not imported, by their place among those sent. */
  left: z.array(
    z.object({
      row: z.int(),
      why: z.enum(['faulty', 'duplicate']),
      /** In words: what is wrong, or the account that has the name. */
      text: z.string(),
    }),
  ),
})
type ImportOutcome = z.infer<typeof ImportOutcome>

/** The same row of the same import is the same account. */
const idOf = (of: string, row: number): string => uuidOf('import', of, row)

type Placed = { readonly row: number; readonly read: ReadRow }

/**
 * Imports accounts from the rows of a sheet: each good row becomes a prospect of its owner's, each other one is answered
 * with the reason. Names that are there already, or twice in the sheet's part, are shown as duplicates.
 */
const importAccounts = async (
  call: Call,
  { import: of, offset, rows, despite, apply }: z.infer<typeof ImportInput>,
): Promise<ImportOutcome> => {
  const owners = ownersOf(call)
  const left: ImportOutcome['left'] = []
  const good: Placed[] = []
  for (const [row, cells] of rows.entries()) {
    const read = readRow(cells, owners)
    if ('code' in read) left.push({ row, why: 'faulty', text: sentenceOf(read, call.reader) })
    else good.push({ row, read })
  }
  const fresh = despite ? good : await withoutDuplicates(call, { of, offset, good, left })
  const added = apply && fresh.length > 0 ? await write(call, fresh, (row) => idOf(of, offset + row)) : 0
  return { added: apply ? added : fresh.length, left: left.sort((a, b) => a.row - b.row) }
}

type Sorting = {
  readonly of: string
  readonly offset: number
  readonly good: readonly Placed[]
  readonly left: ImportOutcome['left']
}

const withoutDuplicates = async (
  { services }: Call,
  { of, offset, good, left }: Sorting,
): Promise<readonly Placed[]> => {
  const found = await sameNamedAccounts(
    services.runtime.database.pool,
    good.map(({ read }) => read.name),
    null,
  )
  const known = Map.groupBy(found, ({ sought }) => sought)
  const met = new Map<string, number>()
  return good.filter(({ row, read }) => {
    // A row sent a second time finds the account that it became.
    const other = known.get(read.name)?.find(({ id }) => id !== idOf(of, offset + row))
    const before = met.get(read.name)
    met.set(read.name, row)
    if (other === undefined && before === undefined) return true
    left.push({
      row,
      why: 'duplicate',
      text: other === undefined ? read.name : `${other.number} ${other.name}`,
    })
    return false
  })
}

const write = async (
  { services, viewer }: Call,
  good: readonly Placed[],
  id: (row: number) => string,
): Promise<number> => {
  const { database } = services.runtime
  const numbers = await freeNumbers(database, good.length)
  return database.prisma.$transaction(async (transaction) => {
    await holdRules(transaction)
    const rules = await rulesInForce(transaction)
    const accounts = good.map(
      ({ row, read }, at): NewAccount => ({
        ...read,
        id: id(row),
        number: numbers[at] ?? '',
        grades: gradesBy(rules, figuresOf(read.figures)),
      }),
    )
    return writeAccounts(transaction, accounts, { by: viewer.id, at: new Date().toISOString() })
  })
}

const sentenceOf = (fault: Problem, reader: Call['reader']): string => {
  const { detail, errors } = problemBody(fault, reader)
  return errors[0]?.message ?? detail
}

export const importProcedure = procedureFor('accounts:write')
  .input(ImportInput)
  .output(ImportOutcome)
  .mutation(({ ctx, input }) => importAccounts(ctx.call, input))
