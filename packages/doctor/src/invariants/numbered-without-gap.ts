import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'

/** (3) The records are numbered 1, 2, 3 … up to the number the instance has reached. */
export const numberedWithoutGap = ({ instance, records }: InstanceRows): Finding[] => {
  const finding = (code: string, detail: string): Finding => ({
    invariant: 3,
    code,
    instance: instance.instance_id,
    detail,
  })
  const wrong = records.findIndex((record, at) => record.seq !== at + 1)
  if (wrong >= 0)
    return [finding('record-missing', `record ${wrong + 1} is missing before ${records[wrong]?.seq}`)]
  if (records.length === instance.seq) return []
  return [finding('record-count', `${records.length} records, but the instance stands at ${instance.seq}`)]
}
