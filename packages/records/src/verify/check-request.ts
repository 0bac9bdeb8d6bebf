import { sha256Hex } from '@countersign/definition/content-hash'
import { replay } from '@countersign/engine/replay'
import { RECORDS } from '../export/manifest.ts'
import type { AnchoredRequest } from './anchor-chain.ts'
import { type Finding, finding, type RuleCode } from './finding.ts'
import type { ReadRecord } from './read-records.ts'

export type RequestRecords = readonly [ReadRecord, ...ReadRecord[]]

/**
 * Checks the records of one request: their chain, what the anchors say of them, and that they tell a possible story.
 * Everything decided before `settled` must be vouched for.
 */
export const checkRequest = (
  records: RequestRecords,
  { anchored, settled }: { readonly anchored: AnchoredRequest | undefined; readonly settled: string },
): Finding[] => [...checkChain(records), ...checkHeads(records, anchored, settled), ...checkStory(records)]

const at = ({ line, instance, seq }: ReadRecord) => ({ file: RECORDS, line, instance, seq })

const checkChain = (records: RequestRecords): Finding[] =>
  records.flatMap((record, index) => {
    const before = records[index - 1]
    const due = (before?.seq ?? 0) + 1
    const checks: [boolean, RuleCode, string][] = [
      [record.seq === due, 'record-gap', `record ${due} should stand here`],
      [sha256Hex(record.body) === record.hash, 'record-hash', 'its text is not what was hashed'],
      [
        record.content.previous === (before?.hash ?? ''),
        'record-previous',
        'it does not name the record before it',
      ],
    ]
    return checks.flatMap(([holds, rule, detail]) => (holds ? [] : [finding(rule, at(record), detail)]))
  })

const checkHeads = (
  records: RequestRecords,
  anchored: AnchoredRequest | undefined,
  settled: string,
): Finding[] => {
  const [first] = records
  const bySeq = new Map(records.map((record) => [record.seq, record]))
  const wrong = (anchored?.heads ?? []).flatMap(([seq, hash]) => {
    const record = bySeq.get(seq)
    const place = { file: RECORDS, instance: first.instance, seq }
    if (record === undefined)
      return [finding('head-missing', place, 'an anchor names this record, and it is not here')]
    return record.hash === hash
      ? []
      : [finding('head-differs', at(record), 'an anchor names another hash for this record')]
  })
  if (anchored !== undefined && anchored.removed !== null)
    wrong.push(finding('record-removed', at(first), 'an anchor says that this request was removed'))
  const vouched = anchored?.heads.at(-1)?.[0] ?? 0
  const loose = records.find(({ seq, content }) => seq > vouched && content.facts.now < settled)
  if (loose !== undefined)
    wrong.push(
      finding('record-not-anchored', at(loose), 'no anchor vouches for it, though it is older than the last'),
    )
  return wrong
}

const checkStory = (records: RequestRecords): Finding[] => {
  try {
    const { id } = replay(records)
    return id === records[0].instance
      ? []
      : [finding('record-instance', at(records[0]), 'its events are those of another request')]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [finding('record-replay', at(records[0]), `its events tell no possible story: ${why}`)]
  }
}
