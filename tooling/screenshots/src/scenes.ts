import type { Page } from 'playwright-core'

/** One picture: who looks at what, and what they do before it is taken. */
export type Scene = {
  readonly name: string
  readonly as: string
  readonly path: string
  readonly width: 1280 | 390
  readonly arrange?: (page: Page) => Promise<void>
}

/** Returned once, with special terms: the longest way a request goes. */
const SHOWN = 'SR-000005'

const openFirst = async (page: Page): Promise<void> => {
  await page.locator('main ul a').first().click()
}

const openFirstTask = async (page: Page): Promise<void> => {
  await openFirst(page)
  await page.getByRole('dialog').locator('textarea').first().waitFor()
}

/** Opens a completed request with special terms, which more people decided on than others. */
const openCompleted = async (page: Page): Promise<void> => {
  const found = await page.request.get('/api/v1/instances?box=started&status=completed&limit=100')
  const { items } = (await found.json()) as { items: readonly { id: string; number: string }[] }
  const item = items.find(({ number }) => number === SHOWN) ?? items[0]
  await page.goto(`/requests/${item?.id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const fillForm = async (page: Page): Promise<void> => {
  const account = page.getByRole('combobox', { name: /客户|Account/ })
  await account.click()
  await account.fill('晨光')
  await page.locator('.ant-select-item-option', { hasText: '晨光' }).first().click()
  await page.getByRole('checkbox', { name: /^(特殊的付款方式|Special payment terms)$/ }).check()
  await page
    .getByRole('textbox', { name: /深层需求|Deep needs/ })
    .fill('二期厂房扩建，设备款希望按到货、安装、验收三次支付。')
  await page.getByRole('textbox', { name: /费用|Cost/ }).fill('368000')
  await page
    .getByText(/沈静仪/)
    .first()
    .waitFor()
  await page.evaluate(() => scrollTo(0, 0))
}

/** The approval in the order it happens: asked, waiting, decided, told. */
export const scenes: readonly Scene[] = [
  { name: 'form', as: 'rep', path: '/new/service-request', width: 1280, arrange: fillForm },
  { name: 'inbox', as: 'supervisor', path: '/inbox', width: 1280 },
  { name: 'decision', as: 'manager', path: '/inbox', width: 1280, arrange: openFirstTask },
  {
    name: 'request',
    as: 'rep',
    path: '/inbox',
    width: 1280,
    arrange: openCompleted,
  },
  { name: 'phone-inbox', as: 'gm', path: '/inbox', width: 390 },
  { name: 'phone-decision', as: 'gm', path: '/inbox', width: 390, arrange: openFirstTask },
]
