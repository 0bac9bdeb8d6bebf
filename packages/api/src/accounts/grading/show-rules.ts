import { GRADING_SCHEMES } from '@countersign/accounts/grading-rules'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { procedureFor } from '../../trpc/builder.ts'
import { PersonView } from '../../views/person.ts'
import { personView } from '../../views/person-view.ts'
import { RulesInput, SchemeInput } from './grading-input.ts'
import { rulesInForce } from './rules-in-force.ts'

const RulesView = z.object({
  scheme: SchemeInput,
  version: z.int(),
  rules: RulesInput,
  madeAt: z.iso.datetime().nullable(),
  madeBy: PersonView.nullable(),
})

/** The rules that accounts are graded by now 划分规则, one for each scheme. */
const showRules = async ({ services, organisation }: Call): Promise<z.infer<typeof RulesView>[]> => {
  const inForce = await rulesInForce(services.runtime.database.prisma)
  return GRADING_SCHEMES.map((scheme) => {
    const { version, rules, madeAt, madeBy } = inForce[scheme]
    return {
      scheme,
      version,
      rules: RulesInput.parse(rules),
      madeAt: madeAt?.toISOString() ?? null,
      madeBy: madeBy === null ? null : personView(organisation, madeBy),
    }
  })
}

export const showRulesProcedure = procedureFor('accounts:read')
  .output(z.array(RulesView))
  .query(({ ctx }) => showRules(ctx.call))
