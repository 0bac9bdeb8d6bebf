import { actorName } from '@countersign/database/actor-name'
import { sha256Hex } from '@countersign/definition/content-hash'
import type { RecordBody } from '@countersign/engine/record'
import type { Finding } from '../finding.ts'
import type { InstanceRows, RecordRow } from '../instance-rows.ts'

/** (8) Each record's hash is that of its text, each names the one before, and the columns repeat the text. */
export const chainHolds = ({ instance, records }: InstanceRows): Finding[] => {
  for (const [at, record] of records.entries()) {
    const problem = problemOf(record, records[at - 1]?.hash ?? '')
    if (problem !== null)
      return [
        {
          invariant: 8,
          instance: instance.instance_id,
          ...problem,
          detail: `record ${record.seq}: ${problem.detail}`,
        },
      ]
  }
  return []
}

const problemOf = (record: RecordRow, previous: string): Pick<Finding, 'code' | 'detail'> | null => {
  if (sha256Hex(record.body) !== record.hash)
    return { code: 'hash-wrong', detail: 'its text is not what was hashed' }
  const body = bodyOf(record)
  if (body === null) return { code: 'record-unreadable', detail: 'its text is no record' }
  if (record.previous_hash !== previous || body.previous !== previous)
    return { code: 'chain-broken', detail: 'it does not name the record before it' }
  const repeats =
    body.instance === record.instance_id &&
    body.seq === record.seq &&
    body.facts.now === record.at &&
    body.command.verb === record.verb &&
    actorName(body.actor) === record.actor
  return repeats ? null : { code: 'record-columns', detail: 'its columns say something else than its text' }
}

const bodyOf = ({ body }: RecordRow): RecordBody | null => {
  try {
    const parsed = JSON.parse(body) as Partial<RecordBody> | null
    const whole =
      parsed?.facts && parsed.command && parsed.actor && Array.isArray(parsed.events) && parsed.definition
    return whole ? (parsed as RecordBody) : null
  } catch {
    return null
  }
}
