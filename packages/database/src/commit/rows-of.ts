import type { Instance, Timer } from '@countersign/engine/instance'
import { actorName } from './actor-name.ts'
import type { CommitEntry } from './commit-entry.ts'
import { fileReferences } from './file-references.ts'
import { instanceRow } from './instance-row.ts'
import { timerRow } from './projection.ts'
import { taskChanges } from './task-changes.ts'

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
  ...taskChanges(entries),
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
