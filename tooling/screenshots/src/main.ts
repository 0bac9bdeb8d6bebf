import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '@countersign/e2e/chromium'
import { consoleOf, type Language } from '@countersign/e2e/console-page'
import { demoServer } from '@countersign/e2e/demo-server'
import { quiet } from '@countersign/e2e/quiet'
import { type Scene, scenes } from './scenes.ts'
import { shrinkPng } from './shrink-png.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/pictures', import.meta.url))

await using server = await demoServer({ DEMO: '1' })
const browser = await launchChromium()

const take = async ({ name, as, path, width, arrange }: Scene, language: Language): Promise<void> => {
  await using console = await consoleOf(browser, server, { id: as, width, language })
  const { page } = console
  await console.open(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await quiet(page)
  await arrange?.(page)
  await quiet(page)
  const file = join(FOLDER, language, `${name}.png`)
  writeFileSync(file, shrinkPng(await page.screenshot()))
  process.stdout.write(`${file}\n`)
}

try {
  for (const language of ['zh-CN', 'en'] as const) {
    mkdirSync(join(FOLDER, language), { recursive: true })
    for (const scene of scenes) await take(scene, language)
  }
} finally {
  await browser.close()
}
