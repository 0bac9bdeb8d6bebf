import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendCredentials } from '../browser/console-page.ts'
import { fillForm, openForm } from '../browser/request-form.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

describe('signing in', { timeout: 60_000 }, () => {
  it('with a wrong password says so in words and lets one try again', async () => {
    await using console = await stage.visitor()
    const { page } = console
    await console.open('/')
    await sendCredentials(console, { id: 'rep', password: 'not the password' })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/邮箱|密码/)
    await screenshot(page, 'journey-wrong-password')
    await sendCredentials(console, { id: 'rep' })
    await page.waitForURL('**/inbox')
    expect(console.complaints).toEqual([])
  })

  it('does not tell a wrong password from an address nobody has', async () => {
    await using console = await stage.visitor()
    const alert = console.page.getByRole('alert')
    await console.open('/')
    const said: (string | null)[] = []
    for (const id of ['supervisor', 'nobody']) {
      await console.page.reload()
      await sendCredentials(console, { id, password: 'not the password' })
      await alert.waitFor()
      said.push(await alert.textContent())
    }
    expect(said[0]).toBe(said[1])
  })

  it('leads to the page that was asked for', async () => {
    const { id, number } = await stage.people.rep.starts()
    await using console = await stage.visitor({ language: 'en' })
    await console.open(`/requests/${id}`)
    await sendCredentials(console, { id: 'rep', language: 'en' })
    await console.page.waitForURL(`**/requests/${id}`)
    await console.shows(number)
    await console.shows('with 张建军')
  })
})

describe('a session', { timeout: 60_000 }, () => {
  it('console 1: that ends while a form is filled is opened again over it, with everything typed', async () => {
    await using console = await stage.as('rep')
    const { page, context } = console
    await openForm(console)
    await fillForm(page, { account: '瑞栖智能', amount: '4500' })
    await page.getByRole('region', { name: '审批路线' }).getByText('王丽萍').waitFor()
    await context.clearCookies()
    // The draft is saved after each change, and that is answered with 401.
    await fillForm(page, { deepNeeds: '打了很久的字' })
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor()
    await screenshot(page, 'journey-sign-in-again')
    await sendCredentials(console, { id: 'rep' })
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor({ state: 'hidden' })
    expect(await page.getByRole('textbox', { name: '深层需求' }).inputValue()).toBe('打了很久的字')
    await console.shows('草稿已保存')
    const id = new URL(page.url()).searchParams.get('draft') ?? ''
    expect((await stage.people.rep.request(id)).fields).toMatchObject({ deepNeeds: '打了很久的字' })
  })

  it('console 1: that ends while a form is filled shows the next person nothing of it', async () => {
    await using console = await stage.as('rep')
    const { page, context } = console
    await openForm(console)
    await context.clearCookies()
    await fillForm(page, { deepNeeds: '只给自己看' })
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor()
    await sendCredentials(console, { id: 'rep2' })
    await page.waitForURL('**/inbox')
    await openForm(console)
    expect(await page.getByRole('textbox', { name: '深层需求' }).inputValue()).toBe('')
  })

  it('console 1: that is signed out saves what was typed, and shows nothing of it to the next person', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await fillForm(page, { deepNeeds: '只给自己看' })
    const saved = page.waitForResponse((answer) => answer.url().includes('saveDraft'))
    await page.getByRole('button', { name: '退出' }).click()
    expect((await saved).status()).toBe(200)
    expect((await saved).request().postData()).toContain('只给自己看')
    await page.waitForURL('**/sign-in')
    await page.goBack()
    await page.waitForURL('**/sign-in**')
    await console.open('/sign-in')
    await sendCredentials(console, { id: 'rep2' })
    await page.waitForURL('**/inbox')
    await openForm(console)
    const needs = page.getByRole('textbox', { name: '深层需求' })
    await needs.waitFor()
    expect(await needs.inputValue()).toBe('')
    expect(console.complaints).toEqual([])
  })

  it('shows the console in the language that was chosen, from then on', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Inbox' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Inbox' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })
})
