import { readRecords } from '@countersign/database/read-records'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { RecordView } from '../views/instance.ts'
import { recordView } from '../views/record-view.ts'
import { visibleFields } from '../views/visible-fields.ts'
import { seeRequest } from './see-request.ts'

export const ListRecordsInput = z.strictObject({ id: InstanceId })
export type ListRecordsInput = z.infer<typeof ListRecordsInput>

/** The log of an instance, oldest first. */
export const listRecords = async (
  call: Call,
  { id }: ListRecordsInput,
): Promise<Answer<{ items: RecordView[] }>> => {
  const seen = await seeRequest(call, id)
  if (!seen.ok) return seen
  const { instance, compiled, sight } = seen.value
  const records = await readRecords(call.services.runtime.database.pool, {
    instanceId: instance.id,
    upTo: instance.seq,
  })
  const visible = visibleFields(compiled, instance, call.viewer)
  const hidden = Object.keys(instance.fields).filter((name) => !Object.hasOwn(visible, name))
  const by = { sight, hiddenFields: new Set(hidden) }
  return answered({ items: records.map((record) => recordView(call, record, by)) })
}

export const listRecordsProcedure = procedureFor('requests:read')
  .input(ListRecordsInput)
  .output(z.object({ items: z.array(RecordView) }))
  .query(async ({ ctx, input }) => valueFrom(await listRecords(ctx.call, input)))
