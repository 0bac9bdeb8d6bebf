import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { DefinitionItem } from '../views/definition.ts'

/** The live version of every published definition. */
export const listDefinitions = async (call: Call): Promise<{ items: DefinitionItem[] }> => {
  throw new Error(`interim ${call.viewer.id}`)
}

export const listDefinitionsProcedure = procedureFor('definitions:read')
  .output(z.object({ items: z.array(DefinitionItem) }))
  .query(({ ctx }) => listDefinitions(ctx.call))
