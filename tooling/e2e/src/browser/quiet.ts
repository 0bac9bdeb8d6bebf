import type { Page } from 'playwright-core'

/** Resolves once the page has loaded what it asked for and nothing moves any more. */
export const quiet = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}
