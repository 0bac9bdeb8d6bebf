import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AboutFigures, type FiguresRun, figuresPage, unexplained } from './figures.ts'
import { ROOT } from './run-program.ts'
import type { Outcome } from './step.ts'

const PAGE = `${ROOT}docs/figures.md`
const FOLDER = `${ROOT}docs/figures/`
const ABOUT = 'about.json'

const read = <Content>(name: string): Content => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Content

const runs = (): FiguresRun[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && name !== ABOUT)
    .map((name) => read<FiguresRun>(name))

/** Compares docs/figures.md with the runs it is made from. */
export const checkFigures = async (): Promise<Outcome> => {
  const about = read<AboutFigures>(ABOUT)
  const kept = runs()
  const found = unexplained(kept, about)
  if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== figuresPage(kept, about))
    found.push('docs/figures.md is out of date: npm run check -- --write-figures')
  return { passed: found.length === 0, output: found.join('\n') }
}

/** Writes docs/figures.md anew. */
export const writeFigures = (): void => writeFileSync(PAGE, figuresPage(runs(), read<AboutFigures>(ABOUT)))
