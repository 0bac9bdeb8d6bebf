import { expect, it } from 'vitest'
import { launchChromium } from '../browser/chromium.ts'
import { consoleOf } from '../browser/console-page.ts'
import { demoServer } from '../server/demo-server.ts'

it('whoever asks for too much at once is told so in words', { timeout: 60_000 }, async () => {
  await using server = await demoServer({ RATE_LIMITS: 'account=1' })
  const browser = await launchChromium()
  try {
    await using console = await consoleOf(browser, server, { id: 'rep' })
    const { page } = console
    const told = page.getByText(/操作太频繁，请等 \d+ 秒后再试/).first()
    for (let time = 0; time < 10 && !(await told.isVisible()); time++) {
      await page.reload()
      await page.getByRole('heading', { level: 1 }).or(told).first().waitFor()
    }
    expect(await told.isVisible()).toBe(true)
  } finally {
    await browser.close()
  }
})
