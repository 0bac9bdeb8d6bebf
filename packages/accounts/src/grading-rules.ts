import type { Band } from './bands.ts'
import type { FigureName } from './figures.ts'

/** How accounts are graded 客户分级: ABC, value x loyalty 价值×忠诚度, four indicator families 四类指标. */
export const GRADING_SCHEMES = ['abc', 'value', 'families'] as const
export type GradingScheme = (typeof GRADING_SCHEMES)[number]

/** A figure's part in a total: nothing at `worst`, all of its weight at `best`, in proportion between; `best` may be the smaller one. */
export type GradingPart = {
  readonly figure: FigureName
  readonly weight: number
  readonly worst: number
  readonly best: number
}

/** A total of figures from 0 to 100 and the bands it is divided into. */
export type GradingAxis = { readonly parts: readonly GradingPart[]; readonly bands: readonly Band[] }

/** One axis, whose bands are the grades, or two, whose bands meet in a table. */
export type GradingRules = {
  readonly axes: readonly GradingAxis[]
  /** By the band on the first axis, then by that on the second; only with two axes. */
  readonly table?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The grades of a scheme, best first. */
export const GRADES: Readonly<Record<GradingScheme, readonly string[]>> = {
  abc: ['A', 'B', 'C'],
  value: ['top', 'middle', 'small'],
  families: ['vip', 'key', 'general', 'small'],
}

/** The bands on the axes of a scheme, best first; with one axis they are its grades. */
export const BANDS: Readonly<Record<GradingScheme, readonly string[]>> = {
  ...GRADES,
  value: ['high', 'middle', 'low'],
}

const part = (figure: FigureName, weight: number, worst: number, best: number): GradingPart => ({
  figure,
  weight,
  worst,
  best,
})
const MILLION_YUAN = 100_000_000
const levels: readonly Band[] = [
  { name: 'high', from: 70, to: 100 },
  { name: 'middle', from: 40, to: 69 },
  { name: 'low', from: 0, to: 39 },
]

/** In force until somebody saves others. */
export const DEFAULT_RULES: Readonly<Record<GradingScheme, GradingRules>> = {
  abc: {
    axes: [
      {
        parts: [
          part('share', 25, 0, 60),
          part('annualAmount', 35, 0, 10 * MILLION_YUAN),
          part('stability', 20, 1, 5),
          part('potential', 20, 1, 5),
        ],
        bands: [
          { name: 'A', from: 70, to: 100 },
          { name: 'B', from: 40, to: 69 },
          { name: 'C', from: 0, to: 39 },
        ],
      },
    ],
  },
  value: {
    axes: [
      {
        parts: [part('annualAmount', 60, 0, 10 * MILLION_YUAN), part('profit', 40, 0, MILLION_YUAN)],
        bands: levels,
      },
      { parts: [part('loyalty', 60, 1, 5), part('share', 40, 0, 60)], bands: levels },
    ],
    table: {
      high: { high: 'top', middle: 'top', low: 'middle' },
      middle: { high: 'top', middle: 'middle', low: 'small' },
      low: { high: 'middle', middle: 'small', low: 'small' },
    },
  },
  families: {
    axes: [
      {
        parts: [
          part('cumulativeAmount', 20, 0, 30 * MILLION_YUAN),
          part('profit', 20, 0, MILLION_YUAN),
          part('averageOrder', 10, 0, MILLION_YUAN / 2),
          part('collectionDays', 15, 120, 30),
          part('debt', 10, MILLION_YUAN, 0),
          part('industryValue', 10, 1, 5),
          part('valuePosition', 10, 1, 5),
          part('buyingStandard', 5, 1, 5),
        ],
        bands: [
          { name: 'vip', from: 75, to: 100 },
          { name: 'key', from: 55, to: 74 },
          { name: 'general', from: 30, to: 54 },
          { name: 'small', from: 0, to: 29 },
        ],
      },
    ],
  },
}
