import type { Page } from 'playwright-core'
import type { ConsolePage } from './console-page.ts'

/** What a person fills into the service request's form, in the words they see. */
export type Filling = {
  readonly account?: string
  readonly services?: readonly string[]
  readonly deepNeeds?: string
  readonly amount?: string
  readonly desiredDate?: string
}

const accountControl = (page: Page) => page.getByRole('combobox', { name: /客户|Account/ })

/** Opens an empty form of the service request and waits for its last control, which is loaded on demand. */
export const openForm = async (console: ConsolePage): Promise<void> => {
  await console.open('/new/service-request')
  await accountControl(console.page).waitFor()
}

/** Searches the register for an account and takes the one that is found. */
const chooseAccount = async (page: Page, text: string): Promise<void> => {
  const control = accountControl(page)
  await control.click()
  await control.fill(text)
  // What answers an earlier text cannot be chosen; the list is there again in a moment.
  const choosable = page.locator('.ant-select-item-option:not(.ant-select-item-option-disabled)')
  await choosable.filter({ hasText: text }).first().click()
}

const typeDate = async (page: Page, date: string): Promise<void> => {
  const control = page.getByRole('textbox', { name: /期望日期|Desired date/ })
  await control.fill(date)
  await control.press('Enter')
}

/** Fills the form as a person does, field by field. */
export const fillForm = async (page: Page, filling: Filling): Promise<void> => {
  const { account, services = [], deepNeeds, amount, desiredDate } = filling
  if (account !== undefined) await chooseAccount(page, account)
  for (const service of services) await page.getByRole('checkbox', { name: service, exact: true }).check()
  if (deepNeeds !== undefined)
    await page.getByRole('textbox', { name: /深层需求|Deep needs/ }).fill(deepNeeds)
  if (amount !== undefined) await page.getByRole('textbox', { name: /费用|Cost/ }).fill(amount)
  if (desiredDate !== undefined) await typeDate(page, desiredDate)
}

/** What stands beside a field as its error, as assistive technology is told. */
export const errorOf = async (page: Page, label: string): Promise<string> => {
  const item = page.locator('.ant-form-item', { has: page.getByText(label, { exact: true }) }).last()
  return (await item.locator('.ant-form-item-explain-error').allInnerTexts()).join(' ')
}
