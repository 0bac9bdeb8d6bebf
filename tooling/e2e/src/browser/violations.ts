import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// The adapter for this browser hands the whole library over with each question, which takes longer than the answer.
const adapter = createRequire(import.meta.url).resolve('@axe-core/playwright')
const LIBRARY = readFileSync(createRequire(adapter).resolve('axe-core/axe.min.js'), 'utf8')

type Answer = Awaited<ReturnType<AxeBuilder['analyze']>>
type WithAxe = { readonly axe?: { run(place: Document, options: object): Promise<Answer> } }

const ask = (page: Page): Promise<Answer | null> =>
  page.evaluate(async (rules) => {
    const { axe } = window as unknown as WithAxe
    return axe === undefined ? null : axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
  }, RULES)

/** What axe finds wrong with the page as it stands, a line each: the rule, and the element. */
export const violations = async (page: Page): Promise<string[]> => {
  let answer = await ask(page)
  if (answer === null) {
    await page.evaluate(LIBRARY)
    answer = await ask(page)
  }
  if (answer === null) throw new Error('axe is not there')
  return answer.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary ?? ''}`),
  )
}

/** True when something is wider than the screen, so that the page scrolls sideways. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
