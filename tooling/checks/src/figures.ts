type Figure = {
  readonly goal: string
  readonly asked: string
  readonly reached: number
  readonly unit: string
  readonly ok: boolean
}

/** A run as the measuring commands write it with `--figures`. */
export type FiguresRun = {
  readonly name: string
  readonly date: string
  readonly command: string
  readonly seed: number | string | null
  readonly sizes: Readonly<Record<string, number | string>>
  readonly results: readonly Figure[]
  readonly machine: string
}

/** What no run can tell: kept by hand in docs/figures/about.json. */
export type AboutFigures = {
  /** For each run by name, what of it `npm test` does. */
  readonly ci: Readonly<Record<string, string>>
  /** Why a figure is not reached: by the run's name, then by goal. */
  readonly reasons: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const missedOf = ({ results }: FiguresRun): Figure[] => results.filter(({ ok }) => !ok)

/** Sentences for what the table would leave open; none when all is well. */
export const unexplained = (runs: readonly FiguresRun[], { ci, reasons }: AboutFigures): string[] =>
  runs.flatMap((run) => [
    ...(ci[run.name] === undefined
      ? [`docs/figures/about.json does not say what CI does of "${run.name}"`]
      : []),
    ...missedOf(run)
      .filter(({ goal }) => reasons[run.name]?.[goal] === undefined)
      .map(
        ({ goal }) => `docs/figures/about.json gives no reason why "${goal}" of "${run.name}" is not reached`,
      ),
  ])

const cell = (text: string): string => text.replaceAll('|', '\\|')

const rowOf =
  (reasons: Readonly<Record<string, string>>) =>
  (figure: Figure): string => {
    const { goal, asked, reached, unit, ok } = figure
    const value = `${reached.toLocaleString('en-US', { maximumFractionDigits: 3 })}${unit}`
    const row = ok ? [goal, `${asked}${unit}`, value] : [`**${goal}**`, `${asked}${unit}`, `**${value}**`]
    return `| ${[...row, ok ? '' : (reasons[goal] ?? '')].map(cell).join(' | ')} |`
  }

const sectionOf = (run: FiguresRun, { ci, reasons }: AboutFigures): string[] => [
  `## ${run.name}`,
  '',
  `\`${run.command}\``,
  '',
  `${run.date}, ${run.seed === null ? '' : `seed ${run.seed}, `}${Object.entries(run.sizes)
    .map(([name, size]) => `${name} ${typeof size === 'number' ? size.toLocaleString('en-US') : size}`)
    .join(', ')}; ${run.machine}. In \`npm test\`: ${ci[run.name] ?? ''}.`,
  '',
  '| figure | asked | reached | what stands in the way |',
  '|---|---|---|---|',
  ...run.results.map(rowOf(reasons[run.name] ?? {})),
  '',
]

/** The page of all figures, as Markdown. */
export const figuresPage = (runs: readonly FiguresRun[], about: AboutFigures): string =>
  [
    '# Figures',
    '',
    'Written by `npm run check -- --write-figures` from the runs kept in docs/figures; `npm run check` fails when it is out of',
    'date. Each command repeats its run, and writes it with `--figures docs/figures/<name>.json`. **Bold** is not reached.',
    '',
    ...[...runs]
      .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
      .flatMap((run) => sectionOf(run, about)),
  ].join('\n')
