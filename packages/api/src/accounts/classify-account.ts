import { mayChangeTeam } from '@countersign/access/see-account'
import { ACCOUNT_CATEGORIES, CUSTOMER_TYPES } from '@countersign/accounts/account-classes'
import { FIGURE_RANGES, FIGURES } from '@countersign/accounts/figures'
import { changeAccount } from '@countersign/database/change-account'
import { holdRules } from '@countersign/database/grade-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId, StandingView } from './account-view.ts'
import { figuresOf } from './figures-of.ts'
import { gradesBy } from './grading/grades-by.ts'
import { rulesInForce } from './grading/rules-in-force.ts'
import { seeAccount } from './see-account.ts'

const ClassifyInput = z.strictObject({
  id: AccountId,
  customerType: z.enum(CUSTOMER_TYPES).nullable(),
  category: z.enum(ACCOUNT_CATEGORIES).nullable(),
  relationship: z.int().min(1).max(5).nullable(),
  /** Prospect, potential or key account, and whether it is a target: its owner and superiors say so. */
  standing: StandingView,
  target: z.boolean(),
  /** The figures as they are now; those left out are not known. */
  figures: z.record(z.string().max(64), z.number()),
})
type ClassifyInput = z.infer<typeof ClassifyInput>

/** How an account is classed 划分: what people say of it, and the figures it is graded by; its grades follow. */
const classifyAccount = async (
  call: Call,
  { id, figures, ...said }: ClassifyInput,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  const { standing, target } = seen.value
  if ((said.standing !== standing || said.target !== target) && !mayChangeTeam(call.viewer, seen.value))
    return refused(problem('not-allowed'))
  // Only a selection 大客户筛选 registers a key account, and only its end is the end of one.
  if (said.standing !== standing && (said.standing === 'key' || standing === 'key'))
    return refused(problem('standing-by-selection'))
  const faults = figureFaults(figures)
  if (faults.length > 0) return refused(problem('malformed', {}, faults))
  const { database } = call.services.runtime
  const refusal = await changeAccount<Problem>(
    database,
    { account: id, kind: 'classified', by: call.viewer.id, body: { ...said, figures } },
    async (transaction) => {
      await holdRules(transaction)
      const grades = gradesBy(await rulesInForce(transaction), figuresOf(figures))
      await transaction.account.update({
        where: { id },
        data: {
          ...said,
          figures,
          gradeAbc: grades.abc,
          gradeValue: grades.value,
          gradeFamilies: grades.families,
          revision: { increment: 1 },
        },
      })
      return null
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

export const figureFaults = (figures: Readonly<Record<string, number>>) =>
  Object.entries(figures).flatMap(([name, value]) => {
    const path = `/figures/${name}`
    const field = Object.hasOwn(FIGURES, name) ? FIGURES[name as keyof typeof FIGURES] : undefined
    if (field === undefined) return [{ path, code: 'unknown-field' }]
    const [min, max] = FIGURE_RANGES[field.kind]
    if (field.kind !== '%' && !Number.isInteger(value))
      return [{ path, code: 'wrong-type', params: { expected: 'integer' } }]
    if (value < min) return [{ path, code: 'too-small', params: { min } }]
    return value > max ? [{ path, code: 'too-large', params: { max } }] : []
  })

export const classifyProcedure = procedureFor('accounts:write')
  .input(ClassifyInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await classifyAccount(ctx.call, input)))
