import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../../../test-results/screenshots', import.meta.url))

/** Keeps a picture of the page as it stands, for whoever wants to look; `name` has no extension. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true })
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}
