import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'
import type { Step } from '../steps.ts'

/** (9) Nothing follows the record in which an instance ended. */
export const endedNeverChanges = ({ instance }: InstanceRows, steps: readonly Step[]): Finding[] => {
  const ended = steps.findIndex(({ body }) => body.events.some((event) => event.type === 'ended'))
  const after = steps[ended + 1]
  if (ended < 0 || after === undefined) return []
  const detail = `record ${after.body.seq} follows the end in record ${ended + 1}`
  return [{ invariant: 9, code: 'changed-after-end', instance: instance.instance_id, detail }]
}
