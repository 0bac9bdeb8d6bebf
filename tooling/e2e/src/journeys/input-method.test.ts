import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { focused } from '../browser/focus.ts'
import { inputMethodOf } from '../browser/input-method.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { FIELDS } from '../person/request-fields.ts'
import { changeStep } from '../server/change-step.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await changeStep(stage.server, 'supervisor-review', { bulk: true })
  for (const account of ['ka-0001', 'ka-0003', 'ka-0006'])
    await stage.people.rep.starts({ ...FIELDS, account })
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const dialog = (page: Page) => page.getByRole('dialog').last()
const openTask = async (page: Page) => {
  await page.getByRole('list', { name: '待办' }).getByRole('link').nth(1).click()
  await dialog(page).getByRole('textbox', { name: '意见' }).waitFor()
}

/** Every place where somebody writes while single keys, Enter or Escape would do something. */
const PLACES: Readonly<Record<string, (page: Page) => Promise<Locator>>> = {
  'the search of the inbox': async (page) => page.getByRole('textbox', { name: /^搜索/ }),
  'the opinion on a task': async (page) => {
    await openTask(page)
    return dialog(page).getByRole('textbox', { name: '意见' })
  },
  'the canned phrases': async (page) => {
    await openTask(page)
    await dialog(page).getByRole('button', { name: '编辑常用语' }).click()
    return page.getByRole('textbox', { name: '常用语' })
  },
  'the opinion on several tasks': async (page) => {
    await page.getByRole('button', { name: '批量同意' }).click()
    await page.getByRole('checkbox', { disabled: false }).first().check()
    await page.getByRole('button', { name: '同意', exact: true }).click()
    const opinion = dialog(page).getByRole('textbox', { name: '意见' })
    await opinion.fill('')
    return opinion
  },
}

/** What a shortcut would change: the page, what is open on it, where the focus is, what is chosen. */
const standing = async ({ page }: ConsolePage) => ({
  url: page.url(),
  dialogs: await page.getByRole('dialog').count(),
  focus: await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80).replace(/value=".*?"/, '')),
  checked: await page.getByRole('checkbox', { checked: true }).count(),
})
const openTasks = async () =>
  (await stage.people.supervisor.get<{ items: readonly unknown[] }>('/tasks')).items.length

describe('console 8: while an input method composes', { timeout: 60_000 }, () => {
  it.each(Object.entries(PLACES))('no key does anything else in %s', async (_, find) => {
    await using console = await stage.as('supervisor')
    const { page } = console
    await page.getByRole('list', { name: '待办' }).getByRole('link').first().waitFor()
    const field = await find(page)
    await field.focus()
    const written = await field.inputValue()
    const before = await standing(console)
    const input = await inputMethodOf(page)
    await input.composes('axrjk')
    // To the input method these choose a word, leave the letters as they are, and take them back.
    for (const key of ['?', 'Enter', 'Escape', 'ArrowDown', 'Tab']) await input.press(key)
    expect(await standing(console)).toEqual(before)
    await input.chooses('按许然')
    expect((await field.inputValue()).replace(written, '')).toBe('按许然')
    expect((await standing(console)).dialogs).toBe(before.dialogs)
    expect(await openTasks()).toBe(3)
    expect(console.complaints).toEqual([])
  })

  it('the inbox itself and a task beside it do not take the keys for theirs', async () => {
    await using console = await stage.as('supervisor')
    const { page } = console
    await page.getByRole('list', { name: '待办' }).getByRole('link').first().waitFor()
    const input = await inputMethodOf(page)
    for (const key of ['j', 'k', '?']) await input.press(key)
    expect(await focused(page)).toBe('')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await openTask(page)
    const before = await standing(console)
    for (const key of ['a', 'r', 'x', 'j', 'k', '?']) await input.press(key)
    expect(await standing(console)).toEqual(before)
    expect(await openTasks()).toBe(3)
  })

  it('an account is not chosen, and a form not sent, by the Enter that ends the composing', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await console.open('/new/service-request')
    const account = page.getByRole('combobox', { name: /客户/ })
    await account.waitFor()
    await account.focus()
    const input = await inputMethodOf(page)
    await input.composes('jianglan')
    await input.press('Enter')
    expect(await page.locator('.ant-select-selection-item').count()).toBe(0)
    await input.chooses('江澜')
    await page.locator('.ant-select-item-option-active', { hasText: '江澜恒拓' }).waitFor()
    expect(console.complaints).toEqual([])
  })
})
