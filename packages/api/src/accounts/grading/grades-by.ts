import type { Figures } from '@countersign/accounts/figures'
import { gradeOf } from '@countersign/accounts/grade'
import { GRADING_SCHEMES, type GradingScheme } from '@countersign/accounts/grading-rules'
import type { RulesInForce } from './rules-in-force.ts'

export type Grades = Readonly<Record<GradingScheme, string | null>>

/** The grades of an account with these figures, by the rules of each scheme. */
export const gradesBy = (inForce: RulesInForce, figures: Figures): Grades =>
  Object.fromEntries(
    GRADING_SCHEMES.map((scheme) => [scheme, gradeOf(inForce[scheme].rules, figures)]),
  ) as Grades
