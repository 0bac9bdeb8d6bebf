/** A figure 指标 that accounts are graded by. Money is integer fen; a score is 1 to 5. */
export type FigureKind = 'fen' | '%' | 'days' | 'score'

export type FigureField = {
  readonly label: { readonly zh: string; readonly en: string }
  readonly kind: FigureKind
  /** The indicator family 指标族 of the handbook it belongs to. */
  readonly family: 'position' | 'trade' | 'finance' | 'character' | 'need'
}

const figure = (zh: string, en: string, kind: FigureKind, family: FigureField['family']): FigureField => ({
  label: { zh, en },
  kind,
  family,
})

/** The figures of an account, in the order they are shown. */
export const FIGURES = {
  share: figure('我方份额', 'Our share', '%', 'position'),
  annualAmount: figure('年交易额', 'Trade a year', 'fen', 'position'),
  stability: figure('稳定性', 'Stability', 'score', 'position'),
  potential: figure('发展潜力', 'Potential', 'score', 'position'),
  loyalty: figure('忠诚度', 'Loyalty', 'score', 'position'),
  cumulativeAmount: figure('累计交易额', 'Trade so far', 'fen', 'trade'),
  profit: figure('年利润', 'Profit a year', 'fen', 'trade'),
  averageOrder: figure('平均订单额', 'Average order', 'fen', 'trade'),
  collectionDays: figure('回款天数', 'Days to collect', 'days', 'finance'),
  debt: figure('欠款', 'Debt', 'fen', 'finance'),
  industryValue: figure('行业特征', 'Industry', 'score', 'character'),
  valuePosition: figure('价值定位', 'Value position', 'score', 'need'),
  buyingStandard: figure('购买标准', 'Buying standard', 'score', 'need'),
} as const satisfies Readonly<Record<string, FigureField>>

export type FigureName = keyof typeof FIGURES
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[]

/** What is known of an account; absent means not known. */
export type Figures = Readonly<Partial<Record<FigureName, number>>>

/** The least and the most that a figure of a kind can be; money up to ten billion yuan. */
export const FIGURE_RANGES: Readonly<Record<FigureKind, readonly [least: number, most: number]>> = {
  fen: [0, 1_000_000_000_000],
  '%': [0, 100],
  days: [0, 3650],
  score: [1, 5],
}
