import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { RecordView } from '../views/instance.ts'

export const ListRecordsInput = z.strictObject({ id: InstanceId })
export type ListRecordsInput = z.infer<typeof ListRecordsInput>

/** The log of an instance, oldest first. */
export const listRecords = async (
  call: Call,
  input: ListRecordsInput,
): Promise<Answer<{ items: RecordView[] }>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const listRecordsProcedure = procedureFor('requests:read')
  .input(ListRecordsInput)
  .output(z.object({ items: z.array(RecordView) }))
  .query(async ({ ctx, input }) => valueFrom(await listRecords(ctx.call, input)))
