/** The seven criteria of the potential-customer worksheet 潜力客户工作表, each answered 0 or 1. */
export const WORKSHEET_CRITERIA = [
  'growth',
  'plan',
  'funds',
  'opportunities',
  'fit',
  'competitiveness',
  'relationship',
] as const
export type WorksheetCriterion = (typeof WORKSHEET_CRITERIA)[number]

/** A worksheet holds this many accounts side by side. */
export const MOST_SIDE_BY_SIDE = 5

export type WorksheetAnswers = Readonly<Partial<Record<WorksheetCriterion, 0 | 1>>>

/** The sum of the answers from 0 to 7; null while one is blank. */
export const worksheetTotal = (answers: WorksheetAnswers): number | null => {
  let total = 0
  for (const criterion of WORKSHEET_CRITERIA) {
    const answer = answers[criterion]
    if (answer === undefined) return null
    total += answer
  }
  return total
}

/** The rank of each total, the highest first; equals share a rank, and what is incomplete has none. */
export const worksheetRanks = (totals: readonly (number | null)[]): readonly (number | null)[] =>
  totals.map((total) =>
    total === null ? null : 1 + totals.filter((other) => other !== null && other > total).length,
  )
