import { setTimeout as sleep } from 'node:timers/promises'
import { DELIVERY_KINDS } from '@countersign/engine/decision'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../browser/chromium.ts'
import { type ConsolePage, consoleOf, openConsole, sendCredentials } from '../browser/console-page.ts'
import { tabTo } from '../browser/focus.ts'
import { quiet } from '../browser/quiet.ts'
import { screenshot } from '../browser/screenshot.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { type Person, sessionOf, signIn } from '../person/person.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'
import { linksIn, type MailServer, mailServer } from '../server/mail-server.ts'

let mails: MailServer
let server: DemoServer
let outboxServer: DemoServer
let browser: Browser
beforeAll(async () => {
  mails = await mailServer()
  server = await demoServer({ SMTP_URL: mails.url })
  ;[outboxServer, browser] = await Promise.all([demoServer(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await outboxServer?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
  await mails?.[Symbol.asyncDispose]()
})

/** Statements by the database's owner. */
const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: server.databaseUrl() })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

const PATIENCE_MS = 30_000
const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waited = 0; !(await holds()); waited += 100) {
    if (waited > PATIENCE_MS) throw new Error(`never: ${what}`)
    await sleep(100)
  }
}

const UNSENT = `SELECT (SELECT count(*) FROM due_mail WHERE sent_at IS NULL)
  + (SELECT count(*) FROM outbox o WHERE o.recipient <> '' AND NOT EXISTS (SELECT FROM due_mail d
      WHERE d.instance_id = o.instance_id AND d.seq = o.seq AND d.ordinal = o.ordinal)) AS waiting`
const everythingSent = () =>
  until('all mails sent', async () => {
    const [row] = await query<{ waiting: string }>(UNSENT)
    return row?.waiting === '0'
  })

const TOLD = `INSERT INTO outbox (instance_id, seq, ordinal, recipient, kind, params, created_at)
  SELECT $1, 900 + n, 1, 'rep', kind, params, clock_timestamp()
  FROM unnest($2::text[], $3::json[]) WITH ORDINALITY AS told (kind, params, n)`

/** A request on which every kind of notice is told to somebody: by commands, or as the outbox would be given it. */
const tellEverything = async (rep: Person, supervisor: Person, admin: Person): Promise<string> => {
  const { id } = await rep.starts()
  expect((await rep.commands(id, 'remind')).status).toBe(200)
  expect((await rep.commands(id, 'cc', { to: ['rep2'] })).status).toBe(200)
  const said = { text: '请补充报价。', mentions: ['rep'] }
  expect((await supervisor.commands(id, 'comment', said)).status).toBe(200)
  await supervisor.decides(id, 'return', { opinion: '请补充需求变化。' })
  const other = await rep.starts()
  expect((await rep.commands(other.id, 'withdraw')).status).toBe(200)
  const third = await rep.starts()
  await supervisor.decides(third.id, 'reject', { opinion: '本季度不再承接。' })
  const fourth = await rep.starts()
  for (const verb of ['suspend', 'resume'])
    expect((await admin.commands(fourth.id, verb, { reason: '等待总部答复' })).status).toBe(200)
  await supervisor.decides(fourth.id, 'approve', { opinion: '同意。' })
  expect((await supervisor.commands(fourth.id, 'take-back')).status).toBe(200)
  const params = JSON.stringify({ step: 'supervisor-review', message: { zh: '请留意', en: 'Please note' } })
  const kinds = ['task-reminder', 'task-overdue', 'notified']
  await query(TOLD, [id, kinds, kinds.map(() => params)])
  return id
}

const post = (path: string, body: object, cookie = '') =>
  fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })

/** Everything in the database, a hash a table. */
const content = async (): Promise<Readonly<Record<string, string>>> => {
  const tables = await query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  )
  const rows = await Promise.all(
    tables.map(({ name }) =>
      query<{ hash: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS hash FROM "${name}" t`,
      ),
    ),
  )
  return Object.fromEntries(tables.map(({ name }, index) => [name, rows[index]?.[0]?.hash ?? '']))
}

const PREFETCHING = { purpose: 'prefetch', 'sec-purpose': 'prefetch', 'user-agent': 'LinkScanner/1.0' }

const looksRight = async (console: ConsolePage, name: string): Promise<void> => {
  await quiet(console.page)
  await screenshot(console.page, `mail-${name}`)
  expect(await violations(console.page)).toEqual([])
  expect(await scrollsSideways(console.page)).toBe(false)
  expect(console.complaints).toEqual([])
}

describe('with a mail server', { timeout: 120_000 }, () => {
  it('a server killed after commands loses none of their mails, and sends each once', async () => {
    const rep = await signIn(server, 'rep')
    const started = await Promise.all([rep.starts(), rep.starts(), rep.starts()])
    await server.kill()
    await server.start()
    await everythingSent()
    const about = mails.received.filter((mail) => started.some(({ id }) => mail.id.includes(id)))
    expect(about.map(({ to }) => to)).toEqual(started.map(() => 'supervisor@demo.example'))
    expect(new Set(about.map(({ id }) => id)).size).toBe(started.length)
  })

  it('console 13: links in mails open pages: crawled in every way, signed out and in, they change nothing', async () => {
    const [rep, supervisor, admin] = await Promise.all(
      ['rep', 'supervisor', 'admin'].map((id) => signIn(server, id)),
    )
    if (rep === undefined || supervisor === undefined || admin === undefined) throw new Error('nobody')
    await tellEverything(rep, supervisor, admin)
    await post('/api/auth/forgot-password', { email: 'rep2@demo.example' })
    const newcomer = {
      name: '钱多多',
      email: 'qian@demo.example',
      rank: 'rep',
      department: 'key-accounts',
      superior: 'supervisor',
      roles: [],
    }
    const invited = await post('/trpc/people.create', newcomer, admin.cookie)
    expect(((await invited.json()) as { result: { data: unknown } }).result.data).toMatchObject({
      token: null,
    })
    await everythingSent()
    const kinds = await query<{ kind: string }>('SELECT DISTINCT kind FROM due_mail')
    expect(kinds.map(({ kind }) => kind).sort()).toEqual([...DELIVERY_KINDS, 'invitation', 'reset'].sort())

    const links = [...new Set(mails.received.flatMap(linksIn))]
    expect(links.length).toBeGreaterThan(4)
    const before = await content()
    expect(before.record).toMatch(/^[1-9]\d* /)
    for (const link of links)
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        for (const cookie of ['', rep.cookie, supervisor.cookie])
          for (const headers of [{}, PREFETCHING]) {
            const answer = await fetch(link, { method, headers: { ...headers, cookie } })
            if (method === 'GET') expect([link, answer.status]).toEqual([link, 200])
          }
    expect(await content()).toEqual(before)
  })

  it('console 13: a link opened while signed out leads over the sign-in to its request', async () => {
    const mail = mails.received.find(({ to }) => to === 'supervisor@demo.example')
    const [link = ''] = mail === undefined ? [] : linksIn(mail)
    await using console = await openConsole(browser, server, { width: 390 })
    await console.open(link)
    await console.page.waitForURL('**/sign-in**')
    await sendCredentials(console, { id: 'supervisor' })
    await console.page.waitForURL(link)
    await console.page.getByRole('heading', { level: 1 }).waitFor()
  })

  it('a forgotten password is replaced by a mailed link, once, and all sessions end', async () => {
    const open = await sessionOf(server, 'rep2')
    await using console = await openConsole(browser, server, { width: 390, language: 'en', dark: true })
    const { page } = console
    await console.open('/sign-in')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    // The sign-in page has a field of the same name, and stays until this one has loaded.
    await page.getByRole('button', { name: 'Send the link' }).waitFor()
    const email = page.getByLabel('E-mail')
    await email.fill('rep2@demo.example')
    await looksRight(console, 'forgot-390-en')
    await email.press('Enter')
    await console.shows('a mail is on its way')
    await everythingSent()
    const link =
      mails.received
        .filter(({ to }) => to === 'rep2@demo.example')
        .flatMap(linksIn)
        .at(-1) ?? ''
    expect(link).toContain('/reset-password#')
    await console.open(link)
    await page.getByLabel('Password', { exact: true }).fill('password123456')
    await page.keyboard.press('Enter')
    await console.shows('This password is easy to guess')
    await looksRight(console, 'reset-390-en')
    await page.getByLabel('Password', { exact: true }).fill('a phrase of my own')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/inbox')
    await until('the other session ended', async () => {
      const me = await fetch(`${server.origin}/api/v1/me`, { headers: { cookie: open } })
      return me.status === 401
    })
    const [, token = ''] = link.split('#')
    const again = await post('/api/invitation', { token, password: 'a second phrase' })
    expect(again.status).toBe(404)
  })

  it('a person chooses language, mails and password by keyboard; the next sign-in follows', async () => {
    await using console = await consoleOf(browser, server, { id: 'vp' })
    const { page } = console
    await tabTo(page, '个人设置：沈静仪')
    await page.keyboard.press('Enter')
    await page.getByLabel('每天汇总一封').focus()
    await page.keyboard.press('Space')
    await page.getByLabel('汇总时间').fill('08:30')
    await page.getByLabel('抄送我的').focus()
    await page.keyboard.press('Space')
    await page.getByLabel('免打扰时段').focus()
    await page.keyboard.press('Space')
    await page.getByLabel('开始', { exact: true }).waitFor()
    await page.getByRole('button', { name: '保存', exact: true }).focus()
    await page.keyboard.press('Enter')
    await console.shows('邮件通知已保存')
    await looksRight(console, 'profile-1280-zh')
    const [kept] = await query(
      'SELECT mode, digest_at, muted, quiet_from FROM preference WHERE person_id = $1',
      ['vp'],
    )
    expect(kept).toEqual({ mode: 'digest', digest_at: '08:30', muted: ['copied'], quiet_from: '22:00' })

    await page.getByLabel('当前密码').fill('not this one')
    await page.getByLabel('新密码').fill('a phrase of my own')
    await page.keyboard.press('Enter')
    await console.shows('当前密码不正确')
    await page.getByLabel('当前密码').fill('opens the demo')
    await page.keyboard.press('Enter')
    await console.shows('密码已修改')
    await page.getByLabel('English', { exact: true }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    await until('the language kept', async () => {
      const [row] = await query("SELECT language FROM person WHERE id = 'vp'")
      return row?.language === 'en'
    })

    await using elsewhere = await openConsole(browser, server, { width: 390 })
    await elsewhere.open('/sign-in?to=%2Fprofile')
    await sendCredentials(elsewhere, { id: 'vp', password: 'a phrase of my own' })
    await elsewhere.page.getByRole('heading', { name: 'Profile' }).waitFor()
    await looksRight(elsewhere, 'profile-390-en')
  })

  it('notices read in one browser are read in the other at once', async () => {
    await using one = await consoleOf(browser, server, { id: 'supervisor' })
    await using other = await consoleOf(browser, server, { id: 'supervisor', width: 390 })
    const bell = (console: ConsolePage) => console.page.locator('header button[aria-haspopup="dialog"]')
    await quiet(other.page)
    expect(await bell(other).getAttribute('aria-label')).not.toContain('，0 条')
    await bell(one).click()
    await one.page.getByRole('button', { name: '全部标为已读' }).click()
    await until('the other shows none', async () =>
      ((await bell(other).getAttribute('aria-label')) ?? '').includes('，0 条'),
    )
  })
})

describe('a demo without a mail server', { timeout: 90_000 }, () => {
  it('shows its mails in an outbox: their own to everybody, all to an administrator', async () => {
    const rep = await signIn(outboxServer, 'rep')
    const { number } = await rep.starts()
    await using approver = await consoleOf(browser, outboxServer, { id: 'supervisor' })
    await approver.open('/outbox')
    const first = approver.page.getByRole('link', { name: new RegExp(number) })
    await first.waitFor()
    await first.click()
    const frame = approver.page.frameLocator('iframe')
    await frame.getByText('链接只打开页面').waitFor()
    await looksRight(approver, 'outbox-1280-zh')
    const opened = approver.context.waitForEvent('page')
    await frame.getByRole('link').click()
    await (await opened).waitForURL('**/requests/*')

    await using admin = await consoleOf(browser, outboxServer, { id: 'admin', width: 390, language: 'en' })
    await admin.open('/outbox')
    await admin.page.getByRole('link', { name: new RegExp(number) }).click()
    await admin.page.locator('iframe').waitFor()
    await looksRight(admin, 'outbox-390-en')

    await using requester = await consoleOf(browser, outboxServer, { id: 'rep' })
    await requester.open('/outbox')
    await requester.shows('还没有邮件')
  })
})
