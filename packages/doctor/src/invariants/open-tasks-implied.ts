import type { CandidateRow, TaskRow } from '@countersign/database/projection'
import { candidateRows, taskRow } from '@countersign/database/projection'
import type { Instance } from '@countersign/engine/instance'
import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'

/** (4) Tasks and candidates are those of the instance; besides, only closed rows of people who were candidates once. */
export const openTasksImplied = (rows: InstanceRows, replayed: Instance): Finding[] => {
  const tasks = new Map<string, TaskRow>()
  const candidates = new Map<string, CandidateRow>()
  for (const activation of replayed.activations)
    for (const task of activation.tasks) {
      tasks.set(String(task.number), taskRow(replayed, activation, task))
      for (const row of candidateRows(replayed, activation, task)) candidates.set(candidateKey(row), row)
    }
  const finding = (code: string, detail: string): Finding => ({
    invariant: 4,
    code,
    instance: rows.instance.instance_id,
    detail,
  })
  const taskRows = new Map(rows.tasks.map((row) => [String(row.number), row]))
  const present = rows.candidates.filter(
    (row) => candidates.has(candidateKey(row)) || row.open || row.decided_at,
  )
  const candidateMap = new Map(present.map((row) => [candidateKey(row), row]))
  return [
    ...differences(tasks, taskRows, TASK_COLUMNS).map((key) => finding('task-differs', `task ${key}`)),
    ...differences(candidates, candidateMap, CANDIDATE_COLUMNS).map((key) =>
      finding('candidate-differs', `candidate ${key}`),
    ),
  ]
}

/** `closed_at` of a cancelled task and `since` of a candidate added later are not in the document. */
const TASK_COLUMNS = ['step', 'visit', 'since', 'due', 'state', 'decided_by', 'outcome'] as const
const CANDIDATE_COLUMNS = ['due', 'open', 'decided_at', 'started_at'] as const

const candidateKey = (row: CandidateRow): string => `${row.person_id} of task ${row.task_number}`

/** Keys that one side lacks or holds otherwise. */
const differences = <Row extends object>(
  implied: ReadonlyMap<string, Row>,
  stored: ReadonlyMap<string, Row>,
  columns: readonly (keyof Row)[],
): string[] => {
  const keys = new Set([...implied.keys(), ...stored.keys()])
  return [...keys].filter((key) => {
    const [one, other] = [implied.get(key), stored.get(key)]
    return one === undefined || other === undefined || columns.some((column) => one[column] !== other[column])
  })
}
