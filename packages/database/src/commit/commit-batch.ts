import type pg from 'pg'
import { BinaryWriter } from './binary-writer.ts'
import type { CommitEntry, CommitResult } from './commit-entry.ts'
import { commitTypeNumbers } from './commit-type-numbers.ts'
import { COMMIT_TYPES, type CommitType } from './commit-types.ts'
import { type RowOf, rowArray, textArray } from './row-array.ts'
import { rowsOf } from './rows-of.ts'

const COMMIT = {
  name: 'countersign-commit-batch',
  text: 'SELECT countersign_commit_025($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) AS lost',
}

/** What a batch was decided under, and must still hold when it commits. */
export type DecidedUnder = {
  readonly organisationRevision: number
  /** The instant it was decided by, when that is no database's clock just read; it may be a second off. */
  readonly decidedAt?: string | null
}

/** A commit line, or the database's pool for commands. */
export type Commits = {
  query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<Row>>
}

/**
 * Commits decided commands together in one round trip, one transaction. Results come in the order of the entries.
 * A batch holds at most one entry an instance: of two, the update would apply one and lose the other silently, so a
 * second one throws. When a statement fails, the whole batch is rolled back and the error is thrown; the caller runs its
 * entries again one by one, so that a bad one harms only itself.
 */
export const commitBatch = async (
  line: Commits,
  entries: readonly CommitEntry[],
  { organisationRevision, decidedAt = null }: DecidedUnder,
): Promise<CommitResult[]> => {
  const ids = entries.map((entry) => entry.decision.instance.id)
  if (new Set(ids).size !== ids.length) throw new Error('a batch holds two commands for one instance')
  const numbers = await commitTypeNumbers(line)
  const { rows } = await line.query<{ lost: string[] | null }>({
    ...COMMIT,
    values: [organisationRevision, decidedAt, ...parametersOf([...entries].sort(byInstance), numbers)],
  })
  const lost = rows[0]?.lost
  if (!lost) return entries.map(() => 'outdated')
  const losers = new Set(lost)
  return ids.map((id) => (losers.has(id) ? 'lost' : 'won'))
}

type TypeNumbers = Readonly<Record<CommitType, number>>

/** In the order of the function's parameters; a table without rows is null and costs no statement. */
const parametersOf = (entries: readonly CommitEntry[], numbers: TypeNumbers): (Buffer | null)[] => {
  const rows = rowsOf(entries)
  const writer = new BinaryWriter(sizeOf(rows.documents))
  const array = <Type extends CommitType>(type: Type, of: readonly RowOf<(typeof COMMIT_TYPES)[Type]>[]) =>
    rowArray(writer, of, { oid: numbers[type], columns: COMMIT_TYPES[type] })
  return [
    textArray(writer, rows.documents),
    array(
      'commit_instance_025',
      rows.instances.filter((row) => row.expected !== undefined),
    ),
    array(
      'commit_instance_025',
      rows.instances.filter((row) => row.expected === undefined),
    ),
    array('commit_record', rows.records),
    array('commit_task', rows.tasksAdded),
    array('commit_task', rows.tasksChanged),
    array('commit_candidate', rows.candidatesAdded),
    array('commit_candidate', rows.candidatesChanged),
    array('commit_candidate', rows.candidatesBack),
    array('commit_timer', rows.timersEnded),
    array('commit_timer', rows.timersSet),
    array('commit_outbox', rows.outbox),
    array('commit_effect', rows.effects),
    array('commit_copy', rows.copies),
    array('commit_key', rows.keys),
    array('commit_file', rows.files),
  ]
}

/** The rows of a command take about as much beside its documents, some of whose characters take three bytes. */
const ROWS_OF_DOCUMENT = 1500

const sizeOf = (documents: readonly string[]): number =>
  documents.reduce((sum, document) => sum + Math.ceil(document.length * 1.25) + ROWS_OF_DOCUMENT, 0)

/** Rows are locked in this order: two servers whose batches overlap wait for each other instead of deadlocking. */
const byInstance = (one: CommitEntry, other: CommitEntry): number =>
  one.decision.instance.id < other.decision.instance.id ? -1 : 1
