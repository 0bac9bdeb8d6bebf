import { BAND_FAULT_CODES, bandFaults } from './bands.ts'
import { FIGURES } from './figures.ts'
import {
  BANDS,
  DEFAULT_RULES,
  GRADES,
  type GradingAxis,
  type GradingRules,
  type GradingScheme,
} from './grading-rules.ts'

export const GRADING_FAULT_CODES = [
  ...BAND_FAULT_CODES,
  'weights-not-100',
  'figure-twice',
  'best-is-worst',
  'unknown-band',
  'unknown-grade',
  'axes',
] as const

/** What is wrong with rules, and where in them. */
export type GradingFault = {
  readonly path: string
  readonly code: (typeof GRADING_FAULT_CODES)[number]
}

/**
 * What is wrong with grading rules before anybody is graded by them: weights sum to 100, each total lies in exactly one
 * band, and each meeting of bands has a grade.
 */
export const gradingFaults = (scheme: GradingScheme, rules: GradingRules): readonly GradingFault[] => {
  if (rules.axes.length !== DEFAULT_RULES[scheme].axes.length) return [{ path: '/axes', code: 'axes' }]
  return [
    ...rules.axes.flatMap((axis, at) => axisFaults(scheme, axis, `/axes/${at}`)),
    ...(rules.axes.length === 2 ? tableFaults(scheme, rules) : []),
  ]
}

const axisFaults = (scheme: GradingScheme, { parts, bands }: GradingAxis, path: string): GradingFault[] => {
  const figures = parts.map(({ figure }) => figure)
  return [
    ...(parts.reduce((sum, { weight }) => sum + weight, 0) === 100
      ? []
      : [{ path: `${path}/parts`, code: 'weights-not-100' } as const]),
    ...parts.flatMap(({ figure, worst, best }, at) => [
      ...(figures.indexOf(figure) === at
        ? []
        : [{ path: `${path}/parts/${at}`, code: 'figure-twice' } as const]),
      ...(worst === best ? [{ path: `${path}/parts/${at}`, code: 'best-is-worst' } as const] : []),
    ]),
    ...bands.flatMap(({ name }, at) =>
      BANDS[scheme].includes(name) ? [] : [{ path: `${path}/bands/${at}`, code: 'unknown-band' } as const],
    ),
    ...bandFaults(bands).map(({ code, at }) => ({ path: `${path}/bands/${at}`, code })),
  ]
}

const tableFaults = (scheme: GradingScheme, { table }: GradingRules): GradingFault[] =>
  BANDS[scheme].flatMap((first) =>
    BANDS[scheme].flatMap((second) =>
      GRADES[scheme].includes(table?.[first]?.[second] ?? '')
        ? []
        : [{ path: `/table/${first}/${second}`, code: 'unknown-grade' } as const],
    ),
  )

/** True for the name of a figure that accounts have. */
export const isFigure = (name: string): name is keyof typeof FIGURES => Object.hasOwn(FIGURES, name)
