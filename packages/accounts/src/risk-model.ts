import { BAND_FAULT_CODES, type Band, bandFaults, bandOf } from './bands.ts'

/** An indicator of the risk sheet 客户风险分析表, scored 1 to 5 (a choice), with its weight of 100. */
export type RiskIndicator = {
  readonly key: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly weight: number
}

export const RISK_BANDS = ['low', 'medium', 'high'] as const

/** A version of how risk is scored; a high total is a low risk. */
export type RiskModel = { readonly indicators: readonly RiskIndicator[]; readonly bands: readonly Band[] }

const indicator = (key: string, zh: string, en: string, weight: number): RiskIndicator => ({
  key,
  label: { zh, en },
  weight,
})

/** Version 0, in force until somebody saves another one: the indicators that the selection 大客户筛选 scores. */
export const DEFAULT_RISK_MODEL: RiskModel = {
  indicators: [
    indicator('advantage', '竞争优势', 'Competitive advantage', 25),
    indicator('needs', '客户需求', 'Customer needs', 25),
    indicator('competitors', '竞争对手', 'Competitors’ position', 20),
    indicator('fit', '资源契合', 'Fit of resources', 20),
    indicator('payment', '付款能力', 'Ability to pay', 10),
  ],
  bands: [
    { name: 'low', from: 70, to: 100 },
    { name: 'medium', from: 50, to: 69 },
    { name: 'high', from: 0, to: 49 },
  ],
}

export const RISK_FAULT_CODES = [
  ...BAND_FAULT_CODES,
  'weights-not-100',
  'indicator-twice',
  'unknown-band',
] as const

export type RiskFault = { readonly path: string; readonly code: (typeof RISK_FAULT_CODES)[number] }

/** What is wrong with a model before anybody scores by it. */
export const riskModelFaults = ({ indicators, bands }: RiskModel): readonly RiskFault[] => {
  const keys = indicators.map(({ key }) => key)
  return [
    ...(indicators.reduce((sum, { weight }) => sum + weight, 0) === 100
      ? []
      : [{ path: '/indicators', code: 'weights-not-100' } as const]),
    ...keys.flatMap((key, at) =>
      keys.indexOf(key) === at ? [] : [{ path: `/indicators/${at}`, code: 'indicator-twice' } as const],
    ),
    ...bands.flatMap(({ name }, at) =>
      RISK_BANDS.some((known) => known === name)
        ? []
        : [{ path: `/bands/${at}`, code: 'unknown-band' } as const],
    ),
    ...bandFaults(bands).map(({ code, at }) => ({ path: `/bands/${at}`, code })),
  ]
}

export type RiskScores = Readonly<Record<string, number>>

/** The total from 20 to 100 and its band; null unless each indicator has a whole score from 1 to 5. */
export const riskOf = (
  { indicators, bands }: RiskModel,
  scores: RiskScores,
): { readonly total: number; readonly band: string | null } | null => {
  let weighted = 0
  for (const { key, weight } of indicators) {
    const score = scores[key]
    if (score === undefined || !Number.isInteger(score) || score < 1 || score > 5) return null
    weighted += weight * score
  }
  const total = Math.floor(weighted / 5)
  return { total, band: bandOf(bands, total) }
}
