import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../browser/chromium.ts'
import { openConsole } from '../browser/console-page.ts'
import { screenshot } from '../browser/screenshot.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([demoServer({ DEMO: '0' }), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

const ADMINISTRATOR = { name: '韩立新', email: 'han@huayuan.example', password: 'a password of my own' }

const looksRight = async (console: Awaited<ReturnType<typeof openConsole>>, name: string) => {
  await screenshot(console.page, name)
  expect(await violations(console.page)).toEqual([])
  expect(await scrollsSideways(console.page)).toBe(false)
  expect(console.complaints).toEqual([])
}

describe('a server without the demo', { timeout: 90_000 }, () => {
  it('console 25: every page leads to the set-up, which makes one administrator and closes for ever', async () => {
    const token = readFileSync(join(server.dataDir, 'setup-token'), 'utf8').trim()
    await using console = await openConsole(browser, server, { width: 390 })
    const { page } = console
    await console.open('/requests?box=done')
    await page.waitForURL('**/setup')
    await page.getByLabel('设置码').waitFor()
    await looksRight(console, 'journey-set-up-without-token')
    await console.open('/sign-in')
    await page.waitForURL('**/setup')
    await page.goto('about:blank')
    await console.open(`/setup#${token}`)
    await page.getByLabel('公司名称').fill('华远实业有限公司')
    await page.getByLabel('您的姓名').fill(ADMINISTRATOR.name)
    await page.getByLabel('邮箱').fill(ADMINISTRATOR.email)
    await page.getByLabel('密码', { exact: true }).fill(ADMINISTRATOR.password)
    await looksRight(console, 'journey-set-up')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/people')
    await page.getByRole('button', { name: ADMINISTRATOR.name }).waitFor()
    await looksRight(console, 'journey-set-up-done')
    const again = await page.request.post('/api/setup', {
      data: { token, company: 'x', ...ADMINISTRATOR, email: 'second@huayuan.example' },
    })
    expect(again.status()).toBe(409)
  })

  it('its administrator invites somebody, who sets a password and is at their inbox', async () => {
    await using console = await openConsole(browser, server)
    const { page } = console
    await console.open('/people')
    await page.getByLabel('邮箱', { exact: true }).fill(ADMINISTRATOR.email)
    await page.getByLabel('密码', { exact: true }).fill(ADMINISTRATOR.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '添加人员' }).click()
    const drawer = page.getByRole('dialog', { name: '添加人员' })
    await drawer.getByLabel('姓名').fill('周新')
    await drawer.getByLabel('邮箱').fill('zhou@huayuan.example')
    for (const list of ['职级', '部门']) {
      await drawer.getByLabel(list).focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    await looksRight(console, 'journey-add-person')
    await drawer.getByRole('button', { name: '添加并生成邀请链接' }).click()
    const link = await drawer.getByLabel('设置密码的链接').inputValue()
    await looksRight(console, 'journey-invited')

    await using invited = await openConsole(browser, server, { language: 'en', dark: true })
    await invited.open(link)
    await invited.page.getByLabel('Password', { exact: true }).fill('another password')
    await looksRight(invited, 'journey-welcome')
    await invited.page.keyboard.press('Enter')
    await invited.page.waitForURL('**/inbox')
    await invited.shows('周新')
  })
})
