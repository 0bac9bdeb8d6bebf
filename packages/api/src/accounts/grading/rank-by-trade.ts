import { accountScope } from '@countersign/access/see-account'
import { rankByTrade as readRanking } from '@countersign/database/trade-ranking'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { procedureFor } from '../../trpc/builder.ts'

const RankingView = z.object({
  /** Money in fen; `upTo` is the share of all trade up to and with this account, 0 to 1. */
  rows: z.array(
    z.object({ id: z.string(), number: z.string(), name: z.string(), amount: z.number(), upTo: z.number() }),
  ),
  total: z.number(),
  known: z.int(),
  vital: z.int(),
})

const MOST_RANKED = 100
const NOTHING = { rows: [], total: 0, known: 0, vital: 0 }

/** The Pareto view 帕累托 of the accounts that the caller may see: the few that most of the trade is done with. */
const rankByTrade = async ({ services, viewer }: Call): Promise<z.infer<typeof RankingView>> => {
  const scope = accountScope(viewer)
  if (scope === null) return NOTHING
  const { rows, ...rest } = await readRanking(
    services.runtime.database.pool,
    { person: viewer.id, scope },
    MOST_RANKED,
  )
  return {
    ...rest,
    rows: rows.map(({ id, number, name, amount, upTo }) => ({ id, number, name, amount, upTo })),
  }
}

export const rankByTradeProcedure = procedureFor('accounts:read')
  .output(RankingView)
  .query(({ ctx }) => rankByTrade(ctx.call))
