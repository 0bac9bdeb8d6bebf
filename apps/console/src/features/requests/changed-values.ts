import type { RecordView } from '../../shared/api/views.ts'
import { changedFields, fieldsAfter } from './record-events.ts'

/** What the fields held that records changed, by name; undefined for one that was empty. */
export type ChangedValues = ReadonlyMap<string, unknown>

/** The fields that `records` changed for good, with what they held `before`; one that was put back did not change. */
export const changedValues = (
  before: readonly RecordView[],
  records: readonly RecordView[],
  now: Readonly<Record<string, unknown>>,
): ChangedValues => {
  const then = fieldsAfter(before)
  const touched = new Set(records.flatMap(({ events }) => changedFields(events)))
  return new Map(
    [...touched]
      .filter((name) => JSON.stringify(then[name]) !== JSON.stringify(now[name]))
      .map((name) => [name, then[name]]),
  )
}
