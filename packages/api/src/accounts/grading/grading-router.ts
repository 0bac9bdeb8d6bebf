import { router } from '../../trpc/builder.ts'
import { rankByTradeProcedure } from './rank-by-trade.ts'
import { saveRulesProcedure } from './save-rules.ts'
import { showRulesProcedure } from './show-rules.ts'

export const gradingRouter = router({
  rules: showRulesProcedure,
  saveRules: saveRulesProcedure,
  ranking: rankByTradeProcedure,
})
