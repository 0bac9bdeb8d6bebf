import type { Page } from 'playwright-core'
import type { Prepared } from './prepare.ts'

export type Role = 'rep' | 'supervisor' | 'manager' | 'gm' | 'admin'
export const ROLES: readonly Role[] = ['rep', 'supervisor', 'manager', 'gm', 'admin']

/** Something that a person opens on a page, and that is looked at while it is open. */
export type Scene = {
  readonly name: string
  readonly path: (ids: Prepared) => string
  /** What is done in Chinese once the page is there. */
  readonly arrange?: (page: Page) => Promise<void>
  /** Somebody else's scenes show it in every view: half of them are enough. */
  readonly again?: true
  /** It goes on showing what the server, or a check, said when it was opened: in Chinese. */
  readonly asOpened?: true
}

const dialog = (page: Page) => page.getByRole('dialog').last()
/** Presses a button and waits for the dialog that it opens. */
const opens = (name: string | RegExp) => async (page: Page) => {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
  await dialog(page).waitFor()
}
/** Opens the list of a choice. */
const chooses = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('combobox', { name }).last().click()
  await page.locator('.ant-select-dropdown').last().waitFor()
}
type Arrange = NonNullable<Scene['arrange']>
const both = (first: Arrange, second: Arrange) => async (page: Page) => {
  await first(page)
  await second(page)
}
const openTask = async (page: Page) => {
  await page.getByRole('list', { name: '待办' }).getByRole('link').first().click()
  await dialog(page).getByRole('textbox').first().waitFor()
}
const showErrors = async (page: Page) => {
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').first().waitFor()
  await page.evaluate(() => scrollTo(0, 0))
}

const inbox = () => '/inbox'
const people = () => '/people'
const running = ({ running: id }: Prepared) => `/requests/${id}`

const REP: readonly Scene[] = [
  { name: 'requests-draft', path: ({ draft }) => `/requests/${draft}` },
  { name: 'requests-completed', path: ({ completed }) => `/requests/${completed}` },
  {
    name: 'in-service-errors',
    asOpened: true,
    path: ({ inService }) => `/requests/${inService}`,
    arrange: async (page) => {
      await page.getByRole('button', { name: '办结' }).click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'requests-none', path: () => '/requests?box=done&q=nothing' },
  { name: 'requests-cc', path: () => '/requests?box=cc' },
  { name: 'form-errors', path: () => '/new/service-request', arrange: showErrors, asOpened: true },
  { name: 'form-account', path: () => '/new/service-request', arrange: chooses(/客户/) },
  {
    name: 'form-date',
    path: () => '/new/service-request',
    arrange: async (page) => {
      await page.getByRole('textbox', { name: '期望日期' }).click()
      await page.locator('.ant-picker-dropdown').waitFor()
    },
  },
  { name: 'withdraw', path: running, arrange: opens('撤回') },
  { name: 'comment', path: running, arrange: opens('评论') },
  { name: 'cc', path: running, arrange: both(opens('抄送'), chooses('抄送给')) },
  { name: 'attach', path: running, arrange: opens('补充附件') },
  { name: 'discard', path: ({ draft }) => `/requests/${draft}`, arrange: opens('放弃草稿') },
  {
    name: 'reason',
    path: ({ completed }) => `/requests/${completed}`,
    arrange: async (page) => {
      await page.getByRole('button', { name: '撤回' }).hover()
      await page.getByRole('tooltip').waitFor()
    },
  },
  { name: 'picture', path: ({ completed }) => `/requests/${completed}`, arrange: opens(/^预览/) },
  { name: 'tour', path: () => '/requests?box=started', arrange: opens(/功能导览/) },
  { name: 'not-found', path: () => '/no-such-page' },
]

const begin = async (page: Page) => {
  await page.getByRole('button', { name: '批量同意' }).click()
  await page.getByRole('checkbox', { disabled: false }).first().check()
}

const SUPERVISOR: readonly Scene[] = [
  { name: 'decision', path: inbox, arrange: openTask },
  {
    name: 'decision-errors',
    path: inbox,
    arrange: both(openTask, async (page) => {
      await dialog(page).getByRole('button', { name: '驳回' }).click()
      await dialog(page).getByText('请填写意见').waitFor()
    }),
  },
  { name: 'phrases', path: inbox, arrange: both(openTask, opens('编辑常用语')) },
  { name: 'notices', path: inbox, arrange: opens(/^通知/) },
  { name: 'keys', path: inbox, arrange: opens('快捷键') },
  { name: 'filter-process', path: inbox, arrange: chooses('流程') },
  { name: 'filter-due', path: inbox, arrange: chooses('期限') },
  { name: 'filter-sort', path: inbox, arrange: chooses('排序') },
  { name: 'nothing-found', path: () => '/inbox?due=overdue&q=nothing' },
  { name: 'bulk', path: inbox, arrange: begin },
  { name: 'bulk-dialog', path: inbox, arrange: both(begin, opens('同意')), asOpened: true },
]

const MANAGER: readonly Scene[] = [
  {
    name: 'return-to',
    path: inbox,
    arrange: both(openTask, async (page) => {
      await dialog(page).getByRole('textbox', { name: '意见' }).fill('请核实金额')
      await dialog(page).getByRole('button', { name: '退回' }).click()
      await dialog(page).getByRole('radio').first().waitFor()
    }),
  },
  { name: 'copied-to-me', path: running },
]

const GM: readonly Scene[] = [{ name: 'special-terms', path: inbox, arrange: openTask }]

const sheet = '王,wang@corp.example,经理,质控部,\n李,li@corp.example,大王,质控部,\n'
const openPerson = async (page: Page) => {
  await page.getByRole('list', { name: '人员' }).getByRole('button').first().click()
  await dialog(page).waitFor()
}

const ADMIN: readonly Scene[] = [
  { name: 'person', path: people, arrange: openPerson },
  { name: 'person-rank', path: people, arrange: both(opens('添加人员'), chooses('职级')) },
  {
    name: 'person-errors',
    path: people,
    asOpened: true,
    arrange: both(opens('添加人员'), async (page) => {
      await dialog(page).getByRole('button', { name: '添加并生成邀请链接' }).click()
      await dialog(page).getByText('请填写姓名').waitFor()
    }),
  },
  {
    name: 'person-link',
    path: people,
    arrange: both(openPerson, async (page) => {
      await dialog(page).getByRole('button', { name: '重设密码链接' }).click()
      await dialog(page).getByLabel('设置密码的链接').waitFor()
    }),
  },
  {
    name: 'disable',
    path: () => '/people?department=key-accounts&rank=supervisor',
    arrange: both(openPerson, async (page) => {
      await dialog(page).getByRole('button', { name: '停用' }).click()
      await dialog(page).getByRole('listitem').first().waitFor()
    }),
  },
  {
    name: 'import',
    path: people,
    asOpened: true,
    arrange: both(opens('从 Excel 导入'), async (page) => {
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('dialog').locator('table').waitFor()
    }),
  },
  { name: 'people-departments', path: people, arrange: chooses('部门') },
  { name: 'people-none', path: () => '/people?q=nobody' },
  { name: 'department', path: () => '/departments', arrange: opens('添加部门') },
]

/** What each role opens besides its pages. */
export const SCENES: Readonly<Record<Role, readonly Scene[]>> = {
  rep: REP,
  supervisor: SUPERVISOR,
  manager: MANAGER,
  gm: GM,
  admin: ADMIN,
}
