import type { Page } from 'playwright-core'

/** What has the keyboard's focus: its own text or label, and that of the field around it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    // A region that was focused to be read, such as a drawer, holds every text.
    if (!element?.matches('a, button, input, textarea, select')) return ''
    const field = element.closest('.ant-form-item')
    return `${element.getAttribute('aria-label') ?? ''} ${(field ?? element).textContent}`
  })

const MOST_STOPS = 60

/** Presses Tab until something with this text has the focus, as somebody without a mouse does. */
export const tabTo = async (page: Page, text: string): Promise<void> => {
  const met: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const here = await focused(page)
    if (here.includes(text)) return
    met.push(here.trim().slice(0, 30))
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach "${text}"; it met: ${met.join(' | ')}`)
}
