import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'

const changing = {
  retry: false,
  onSuccess: () => queryClient.invalidateQueries(trpc.accounts.pathFilter()),
} as const

/** The rules that accounts are graded by now 划分规则. */
export const rulesQuery = () => trpc.accounts.grading.rules.queryOptions()
/** Only looks who would move. */
export const previewRulesMutation = () => trpc.accounts.grading.saveRules.mutationOptions({ retry: false })
export const saveRulesMutation = () => trpc.accounts.grading.saveRules.mutationOptions(changing)
/** The accounts that most of the trade is done with 帕累托. */
export const rankingQuery = () => trpc.accounts.grading.ranking.queryOptions()
export const saveRiskModelMutation = () => trpc.accounts.risk.saveModel.mutationOptions(changing)
