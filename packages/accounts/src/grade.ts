import { bandOf } from './bands.ts'
import type { Figures } from './figures.ts'
import type { GradingAxis, GradingPart, GradingRules } from './grading-rules.ts'

const shareOf = ({ worst, best }: GradingPart, value: number): number =>
  Math.min(1, Math.max(0, (value - worst) / (best - worst)))

/** The total of an axis in whole points from 0 to 100; null while a figure is not known. */
export const totalOf = ({ parts }: GradingAxis, figures: Figures): number | null => {
  let total = 0
  for (const part of parts) {
    const value = figures[part.figure]
    if (value === undefined) return null
    total += part.weight * shareOf(part, value)
  }
  // Sums of products such as 0.1 x 3 do not fall one point short.
  return Math.floor(total + 1e-9)
}

/** The grade of an account by these rules; null while a figure that they ask for is not known. */
export const gradeOf = ({ axes, table }: GradingRules, figures: Figures): string | null => {
  const bands: string[] = []
  for (const axis of axes) {
    const total = totalOf(axis, figures)
    const band = total === null ? null : bandOf(axis.bands, total)
    if (band === null) return null
    bands.push(band)
  }
  const [first, second] = bands
  if (first === undefined) return null
  return second === undefined ? first : (table?.[first]?.[second] ?? null)
}
