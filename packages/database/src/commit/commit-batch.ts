import type pg from 'pg'
import { COMMIT_COLUMNS as COLUMNS } from './commit-columns.ts'
import type { CommitEntry, CommitResult } from './commit-entry.ts'
import { rowArray } from './row-literal.ts'
import { rowsOf } from './rows-of.ts'
import { textArray } from './text-array.ts'

const COMMIT = {
  name: 'countersign-commit',
  text: 'SELECT countersign_commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS won',
}

/**
 * Commits decided commands together in one round trip, one transaction. Results come in the order of the entries.
 * A batch holds at most one entry an instance: of two, the update would apply one and lose the other silently, so a
 * second one throws. When a statement fails, the whole batch is rolled back and the error is thrown; the caller runs its
 * entries again one by one, so that a bad one harms only itself.
 */
export const commitBatch = async (
  pool: pg.Pool,
  entries: readonly CommitEntry[],
  organisationRevision: number,
): Promise<CommitResult[]> => {
  const ids = entries.map((entry) => entry.decision.instance.id)
  if (new Set(ids).size !== ids.length) throw new Error('a batch holds two commands for one instance')
  const { rows } = await pool.query<{ won: string[] | null }>({
    ...COMMIT,
    values: [organisationRevision, ...parametersOf([...entries].sort(byInstance))],
  })
  const won = rows[0]?.won
  if (!won) return entries.map(() => 'organisation-changed')
  const winners = new Set(won)
  return ids.map((id) => (winners.has(id) ? 'won' : 'lost'))
}

/** In the order of the function's parameters; a table without rows is null and costs no statement. */
const parametersOf = (entries: readonly CommitEntry[]): (string | Buffer | null)[] => {
  const rows = rowsOf(entries)
  const updates = rows.instances.filter((row) => row.expected !== null)
  const starts = rows.instances.filter((row) => row.expected === null)
  return [
    textArray(rows.documents),
    rowArray(updates, COLUMNS.commit_instance),
    rowArray(starts, COLUMNS.commit_instance),
    rowArray(rows.records, COLUMNS.commit_record),
    rowArray(rows.tasks, COLUMNS.commit_task),
    rowArray(rows.candidates, COLUMNS.commit_candidate),
    rowArray(rows.timersEnded, COLUMNS.commit_timer),
    rowArray(rows.timersSet, COLUMNS.commit_timer),
    rowArray(rows.outbox, COLUMNS.commit_outbox),
    rowArray(rows.effects, COLUMNS.commit_effect),
    rowArray(rows.copies, COLUMNS.commit_copy),
    rowArray(rows.keys, COLUMNS.commit_key),
    rowArray(rows.files, COLUMNS.commit_file),
  ]
}

/** Rows are locked in this order: two servers whose batches overlap wait for each other instead of deadlocking. */
const byInstance = (one: CommitEntry, other: CommitEntry): number =>
  one.decision.instance.id < other.decision.instance.id ? -1 : 1
