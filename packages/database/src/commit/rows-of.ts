import type { Activation, Instance, Task, Timer } from '@countersign/engine/instance'
import { actorName } from './actor-name.ts'
import type { CommitEntry } from './commit-entry.ts'
import { fileReferences } from './file-references.ts'
import { instanceRow } from './instance-row.ts'
import { type CandidateRow, candidateRows, type TaskRow, taskRow, timerRow } from './projection.ts'

/**
 * Derives every row from the decided commands, by table and in the order of the entries: what a document says now and did
 * not say before.
 */
export const rowsOf = (entries: readonly CommitEntry[]) => ({
  /** The instances' documents in the order of the entries, then the bodies of their records. */
  documents: [
    ...entries.map(({ decision }) => JSON.stringify(decision.instance)),
    ...entries.map(({ decision }) => decision.record?.body ?? ''),
  ],
  instances: entries.map((entry, index) => instanceRow(entry, index + 1)),
  records: entries.flatMap((entry, index) => recordRow(entry, entries.length + index + 1)),
  tasks: entries.flatMap(changedTasks),
  candidates: entries.flatMap(changedCandidates),
  timersEnded: entries.flatMap(endedTimers),
  timersSet: entries.flatMap(setTimers),
  outbox: entries.flatMap(outboxRows),
  effects: entries.flatMap(effectRows),
  copies: entries.flatMap(copyRows),
  keys: entries.flatMap(keyRow),
  files: entries.flatMap(fileRows),
})

const recordRow = ({ decision: { instance, record }, actor, command }: CommitEntry, document: number) =>
  record === null
    ? []
    : [
        {
          instance_id: instance.id,
          seq: record.seq,
          at: instance.updatedAt,
          actor: actorName(actor),
          verb: command.verb,
          document,
          previous_hash: record.previous,
          hash: record.hash,
        },
      ]

type TaskPair = { readonly activation: Activation; readonly task: Task; readonly was: TaskBefore | null }
type TaskBefore = { readonly activation: Activation; readonly task: Task }

/** Tasks whose activation is another object than before: the engine shares what it does not change. */
const touchedTasks = ({ before, decision }: CommitEntry): TaskPair[] => {
  const old = new Set(before?.activations)
  const touched = decision.instance.activations.filter((activation) => !old.has(activation))
  if (touched.length === 0) return []
  const tasksBefore = new Map<number, TaskBefore>()
  for (const activation of old)
    for (const task of activation.tasks) tasksBefore.set(task.number, { activation, task })
  return touched.flatMap((activation) =>
    activation.tasks.map((task) => ({ activation, task, was: tasksBefore.get(task.number) ?? null })),
  )
}

const changedTasks = (entry: CommitEntry): TaskRow[] =>
  touchedTasks(entry).flatMap(({ activation, task, was }) => {
    const row = taskRow(entry.decision.instance, activation, task)
    if (was && entry.before && sameTask(row, taskRow(entry.before, was.activation, was.task))) return []
    return [row]
  })

/** `closed_at` of a cancelled task is the time of the commit that cancelled it and is not compared. */
const sameTask = (row: TaskRow, old: TaskRow): boolean =>
  row.due === old.due &&
  row.state === old.state &&
  row.decided_by === old.decided_by &&
  row.outcome === old.outcome

const changedCandidates = (entry: CommitEntry): CandidateRow[] =>
  touchedTasks(entry).flatMap(({ activation, task, was }) => {
    const instance = entry.decision.instance
    const rows = candidateRows(instance, activation, task)
    if (!was || !entry.before) return rows
    const old = new Map(
      candidateRows(entry.before, was.activation, was.task).map((row) => [row.person_id, row]),
    )
    const changed = rows.filter((row) => !sameCandidate(row, old.get(row.person_id)))
    const added = changed.map((row) => (old.has(row.person_id) ? row : { ...row, since: instance.updatedAt }))
    return [...added, ...removedCandidates(rows, old)]
  })

/** Whoever is no candidate any more keeps a closed row: past participants may still see the instance. */
const removedCandidates = (
  rows: readonly CandidateRow[],
  old: ReadonlyMap<string, CandidateRow>,
): CandidateRow[] => {
  const people = new Set(rows.map((row) => row.person_id))
  return [...old.values()].filter((row) => !people.has(row.person_id)).map((row) => ({ ...row, open: false }))
}

const sameCandidate = (row: CandidateRow, old: CandidateRow | undefined): boolean =>
  old !== undefined && row.due === old.due && row.open === old.open && row.decided_at === old.decided_at

const timerKey = ({ state, visit, name, dueAt }: Timer): string => JSON.stringify([state, visit, name, dueAt])

const timersOnlyIn = (one: Instance | null, other: Instance | null): Timer[] => {
  if (one === null || one.timers === other?.timers) return []
  const known = new Set(other?.timers.map(timerKey))
  return one.timers.filter((timer) => !known.has(timerKey(timer)))
}

/** A timer set anew with another due time is ended and set: both lists hold it, and the deletion comes first. */
const endedTimers = ({ before, decision: { instance } }: CommitEntry) =>
  timersOnlyIn(before, instance).map((timer) => timerRow(instance, timer))

const setTimers = ({ before, decision: { instance } }: CommitEntry) =>
  timersOnlyIn(instance, before).map((timer) => timerRow(instance, timer))

const outboxRows = ({ decision: { instance, deliveries } }: CommitEntry) =>
  deliveries.map(({ ordinal, to, kind, params }) => ({
    instance_id: instance.id,
    seq: instance.seq,
    ordinal,
    recipient: to,
    kind,
    params,
    created_at: instance.updatedAt,
  }))

const effectRows = ({ decision: { instance, effects } }: CommitEntry) =>
  effects.map(({ ordinal, kind, params }) => ({
    instance_id: instance.id,
    seq: instance.seq,
    ordinal,
    kind,
    params,
    created_at: instance.updatedAt,
  }))

const copyRows = ({ before, decision: { instance } }: CommitEntry) => {
  if (instance.cc === before?.cc) return []
  const old = new Set(before?.cc)
  return instance.cc
    .filter((person) => !old.has(person))
    .map((person) => ({
      instance_id: instance.id,
      person_id: person,
      at: instance.updatedAt,
      seq: instance.seq,
      started_at: instance.startedAt,
    }))
}

const keyRow = ({ decision: { instance }, actor, idempotency }: CommitEntry) =>
  idempotency === null
    ? []
    : [
        {
          instance_id: instance.id,
          actor: actorName(actor),
          key: idempotency.key,
          hash: idempotency.hash,
          seq: instance.seq,
          revision: instance.revision,
          at: instance.updatedAt,
        },
      ]

const fileRows = ({ before, decision: { instance }, actor }: CommitEntry) =>
  fileReferences(before, instance).map(({ file, field }) => ({
    instance_id: instance.id,
    file_id: file,
    field,
    actor: actorName(actor),
    at: instance.updatedAt,
  }))
