import {
  DEFAULT_RULES,
  GRADING_SCHEMES,
  type GradingRules,
  type GradingScheme,
} from '@countersign/accounts/grading-rules'
import type { Database } from '@countersign/database/client'
import { RulesInput } from './grading-input.ts'

/** The rules of a scheme; version 0 are those that stand until somebody saves others. */
type RulesVersion = {
  readonly version: number
  readonly rules: GradingRules
  readonly madeAt: Date | null
  readonly madeBy: string | null
}
export type RulesInForce = Readonly<Record<GradingScheme, RulesVersion>>

/** What each scheme grades by now. */
export const rulesInForce = async ({
  gradingRules,
}: Pick<Database['prisma'], 'gradingRules'>): Promise<RulesInForce> => {
  const rows = await gradingRules.findMany({ orderBy: { version: 'desc' }, distinct: ['scheme'] })
  return Object.fromEntries(
    GRADING_SCHEMES.map((scheme): [GradingScheme, RulesVersion] => {
      const row = rows.find((one) => one.scheme === scheme)
      if (row === undefined)
        return [scheme, { version: 0, rules: DEFAULT_RULES[scheme], madeAt: null, madeBy: null }]
      const { version, madeAt, madeBy } = row
      return [scheme, { version, rules: RulesInput.parse(row.rules) as GradingRules, madeAt, madeBy }]
    }),
  ) as RulesInForce
}
