import type { ParticipantRule } from '@countersign/definition/participant-rule'
import type { ResolvedStep } from '@countersign/definition/steps'
import type { PersonId } from '../organisation.ts'
import { departmentsOf, type RuleContext, resolveRule } from './resolve-rule.ts'
import { groupOf, type Seat } from './seat.ts'

/**
 * The seats that a step's rules name, before any edge rule: a seat of their own for each person, one in common for the
 * people of a group 组, and one for each department that a rule goes through, also where nobody holds it.
 */
export const resolveSeats = (step: ResolvedStep, context: RuleContext): readonly Seat[] =>
  step.participants.flatMap((rule, index) => {
    if (!isGrouped(rule)) return resolveRule(rule, context).map((person): Seat => ({ people: [person] }))
    return departmentsOf(rule.department, context).map((department): Seat => {
      const single = { ...rule, department: department ?? undefined } as ParticipantRule
      return { people: distinct(resolveRule(single, context)), group: groupOf(index, department) }
    })
  })

type Grouped = Extract<ParticipantRule, { rule: 'rank' | 'head' }>

const isGrouped = (rule: ParticipantRule): rule is Grouped =>
  (rule.rule === 'rank' || rule.rule === 'head') &&
  (rule.group === true || (typeof rule.department === 'object' && 'each' in rule.department))

const distinct = (ids: readonly PersonId[]): readonly PersonId[] => [...new Set(ids)]
