import { mayStart } from '@countersign/engine/may-start'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { DefinitionItem } from '../views/definition.ts'
import { liveDefinitions } from './live-definitions.ts'

/** The live version of every published definition. */
export const listDefinitions = async (call: Call): Promise<{ items: DefinitionItem[] }> => {
  const { viewer, organisation } = call
  const facts = { directory: organisation.directory, account: null }
  const live = await liveDefinitions(call)
  return {
    items: live.map((compiled) => ({
      key: compiled.pin.key,
      title: compiled.definition.title,
      version: compiled.pin.version,
      mayStart: mayStart(compiled, facts, viewer.id),
    })),
  }
}

export const listDefinitionsProcedure = procedureFor('definitions:read')
  .output(z.object({ items: z.array(DefinitionItem) }))
  .query(({ ctx }) => listDefinitions(ctx.call))
