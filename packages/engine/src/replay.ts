import { evolve } from './evolve.ts'
import type { Instance } from './instance.ts'
import type { RecordBody } from './record.ts'

/** A record as it is stored: its canonical text and the hash of that text. */
export type StoredRecord = { readonly body: string; readonly hash: string }

/**
 * Folds records, oldest first, into the instance they describe. Never decides again. The result equals the stored
 * document except for what lies outside the log: the working copy and the revisions it makes.
 *
 * @throws when there is no record, or a record's number or chain is broken
 */
export const replay = (records: readonly StoredRecord[]): Instance => {
  let instance: Instance | null = null
  for (const { body, hash } of records) {
    const record = JSON.parse(body) as RecordBody
    const expected: number = (instance?.seq ?? 0) + 1
    if (record.seq !== expected || record.previous !== (instance?.hash ?? ''))
      throw new Error(`record ${record.seq} of ${record.instance} does not follow record ${expected - 1}`)
    for (const event of record.events)
      instance = evolve(instance, event, {
        at: record.facts.now,
        seq: record.seq,
        semantics: record.semantics,
      })
    if (instance === null) throw new Error(`record ${record.seq} of ${record.instance} has no event`)
    instance = { ...instance, seq: record.seq, hash, updatedAt: record.facts.now }
  }
  if (instance === null) throw new Error('no record to replay')
  return instance
}

/** The part of an instance that its records determine. */
export const loggedPart = (
  instance: Instance,
): Omit<Instance, 'workingCopy' | 'revision' | 'contentRevision'> => {
  const { workingCopy: _copy, revision: _revision, contentRevision: _content, ...logged } = instance
  return logged
}
