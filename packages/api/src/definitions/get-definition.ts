import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { DefinitionView } from '../views/definition.ts'

export const GetDefinitionInput = z.strictObject({ key: Key, version: z.int().min(1).optional() })
export type GetDefinitionInput = z.infer<typeof GetDefinitionInput>

/** One published version; the live one when none is named. */
export const getDefinition = async (
  call: Call,
  input: GetDefinitionInput,
): Promise<Answer<DefinitionView>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const getDefinitionProcedure = procedureFor('definitions:read')
  .input(GetDefinitionInput)
  .output(DefinitionView)
  .query(async ({ ctx, input }) => valueFrom(await getDefinition(ctx.call, input)))
