import type { ResolvedStep } from '@countersign/definition/steps'
import { STOPPING_OUTCOMES } from './policies/policy-rule.ts'
import { type Refusal, refuse } from './refusal.ts'
import { conditionContext, type Work } from './work.ts'

/** Refuses an answer whose form breaks a rule 校验规则 of the step, by what the rule itself says. */
export const refuseBrokenRule = (work: Work, step: ResolvedStep, outcome: string): Refusal | null => {
  const asked = step.rules.filter(({ outcomes }) =>
    outcomes === undefined ? !STOPPING_OUTCOMES.has(outcome) : outcomes.includes(outcome),
  )
  if (asked.length === 0) return null
  const context = conditionContext(work)
  const broken = asked.find((rule) => !work.compiled.conditions.holds(rule.if, context))
  return broken === undefined ? null : refuse('rule-broken', { zh: broken.message.zh, en: broken.message.en })
}
