import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { MeView } from '../views/person.ts'

/** The signed-in person: identity, place in the organisation, what they may do. */
export const me = async (call: Call): Promise<MeView> => {
  throw new Error(`interim ${call.viewer.id}`)
}

export const meProcedure = procedureFor('signed-in')
  .output(MeView)
  .query(({ ctx }) => me(ctx.call))
