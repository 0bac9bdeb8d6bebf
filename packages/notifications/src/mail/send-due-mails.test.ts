import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text as streamText } from 'node:stream/consumers'
import { type TestDatabase, testDatabase } from '@countersign/database/testing'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../channel.ts'
import { askForLink } from './ask-for-link.ts'
import { keepMail } from './keep-mail.ts'
import { mailChannel } from './mail-channel.ts'
import { type MailChoice, saveMailChoice } from './mail-choice.ts'
import { sendDueMails } from './send-due-mails.ts'
import { smtp } from './smtp.ts'

const FROM = 'Countersign <no-reply@c.example>'
const PUBLIC_URL = 'https://c.example'

let database: TestDatabase
let server: SMTPServer
let received: string[]
/** What the mail server says to the next mails instead of taking them. */
let refusals: string[]
let sender: ReturnType<typeof smtp>
let troubles: unknown[]
/** The given clock; 10:00 in Shanghai. */
let now: string
let drawn: number

beforeEach(async () => {
  received = []
  refusals = []
  troubles = []
  now = '2026-11-02T02:00:00.000Z'
  drawn = 0
  database = await testDatabase()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, _session, done) => {
      const mail = await streamText(stream)
      const refusal = refusals.shift()
      if (refusal !== undefined) return done(new Error(refusal))
      received.push(mail)
      done()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  sender = smtp({ url: `smtp://127.0.0.1:${port}`, from: FROM })
  await database.prisma.department.create({ data: { key: 'sales', nameZh: '销售', nameEn: 'Sales' } })
  await database.prisma.person.createMany({ data: [person('supervisor', 'zh-CN'), person('manager', 'en')] })
})
afterEach(async () => {
  sender.close()
  await new Promise<void>((resolve) => server.close(resolve))
  await database[Symbol.asyncDispose]()
})

const person = (id: string, language: string) => ({
  id,
  name: `王${id}`,
  email: `${id}@c.example`,
  rank: 'manager',
  departmentKey: 'sales',
  language,
})

const message = (seq: number, recipient: string): Message => ({
  instanceId: '0191b6a0-0000-8000-8000-000000000001',
  seq,
  ordinal: 1,
  recipient,
  kind: 'task-opened',
  params: {},
  at: '2026-11-02T02:00:00.000Z',
})

const sendDue = () =>
  sendDueMails({
    database,
    send: sender.send,
    publicUrl: PUBLIC_URL,
    write: async (_, messages) => messages.map((one) => ({ ...one, text: `<b>No. ${one.seq}</b>` })),
    drawLink: async (person, kind) => `${kind}-for-${person}-${++drawn}`,
    log: (_, error) => void troubles.push(error),
    clock: () => now,
  })

const pass = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString()
}

const channelNow = () => mailChannel(database, () => now)

const chooses = (person: string, choice: Partial<MailChoice>) =>
  saveMailChoice(database, person, {
    choice: { mode: 'at-once', muted: [], digestAt: '09:00', quiet: null, zone: 'Asia/Shanghai', ...choice },
    now,
  })

const idsOf = (mails: readonly string[]) => mails.map((mail) => /^Message-ID: (.*)\r$/im.exec(mail)?.[1])

const partsOf = (mail: string): string[] =>
  [...mail.matchAll(/Content-Type: text\/[\s\S]*?\r\n\r\n([\s\S]*?)\r\n----_NmP/g)].map(
    ([part, body = '']) =>
      /Content-Transfer-Encoding: base64/i.test(part)
        ? Buffer.from(body, 'base64').toString()
        : fromQuoted(body),
  )

const fromQuoted = (body: string) =>
  Buffer.from(
    body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

test('a notice is mailed in its reader’s language, as text and as HTML, and only once', async () => {
  const channel = channelNow()
  await channel.carry(message(1, 'supervisor'))
  await channel.carry(message(1, 'supervisor'))
  await channel.carry(message(2, 'manager'))
  await sendDue()
  await sendDue()
  expect(received).toHaveLength(2)
  const [chinese = '', english = ''] = [...received]
    .sort((a, b) => a.indexOf('supervisor@') - b.indexOf('supervisor@'))
    .reverse()
  expect(chinese).toMatch(/^To: .*<supervisor@c\.example>\r$/m)
  expect(partsOf(chinese).join()).toContain('链接只打开页面')
  expect(partsOf(english).join()).toContain('Links only open a page')
  const [text = '', html = ''] = partsOf(chinese)
  expect(text).toContain('https://c.example/requests/0191b6a0-0000-8000-8000-000000000001')
  expect(html).toContain('&lt;b&gt;No. 1&lt;/b&gt;')
  expect(chinese).toMatch(/^Auto-Submitted: auto-generated\r$/m)
})

test('a mail that was not taken is tried again with the same Message-ID, and its error is kept until then', async () => {
  refusals = ['4.7.1 come back later']
  await channelNow().carry(message(1, 'supervisor'))
  await sendDue()
  const waiting = await database.prisma.dueMail.findFirstOrThrow()
  expect(waiting).toMatchObject({ sentAt: null, attempts: 1, error: expect.stringContaining('come back') })
  expect(waiting.dueAt.toISOString()).toBe('2026-11-02T02:00:30.000Z')
  expect(troubles).toHaveLength(1)
  await sendDue()
  expect(received).toHaveLength(0)
  pass(3)
  await sendDue()
  expect(idsOf(received)).toEqual(['<0191b6a0-0000-8000-8000-000000000001.1.1@c.example>'])
  expect(await database.prisma.dueMail.findFirstOrThrow()).toMatchObject({
    sentAt: expect.any(Date),
    error: null,
  })
})

test('a worker that dies after sending leaves a mail that is sent again as the same', async () => {
  await channelNow().carry(message(1, 'supervisor'))
  await sendDue()
  await database.pool.query('UPDATE due_mail SET sent_at = NULL')
  pass(3)
  await sendDue()
  const [first, second] = idsOf(received)
  expect(received).toHaveLength(2)
  expect(second).toBe(first)
})

test('two workers at once send each mail once', async () => {
  const channel = channelNow()
  for (let seq = 1; seq <= 8; seq++) await channel.carry(message(seq, 'supervisor'))
  await Promise.all([sendDue(), sendDue()])
  expect(new Set(idsOf(received)).size).toBe(8)
  expect(received).toHaveLength(8)
})

test('whoever chose a digest gets one mail for all that waited, at their time', async () => {
  await chooses('manager', { mode: 'digest', digestAt: '09:00' })
  for (let seq = 1; seq <= 60; seq++) await channelNow().carry(message(seq, 'manager'))
  pass(22 * 60 + 59)
  await sendDue()
  expect(received).toHaveLength(0)
  pass(1)
  await Promise.all([sendDue(), sendDue()])
  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/^Subject: Countersign: 60 notices\r$/m)
  expect(partsOf(received[0] ?? '').join()).toContain('2026-11-02 10:00')
  expect(idsOf(received)[0]).toMatch(/^<digest\.[0-9a-f]{40}@c\.example>$/)
})

test('what comes in the quiet hours waits for their end, in the person’s own zone', async () => {
  await chooses('manager', { quiet: { from: '22:00', to: '07:30' }, zone: 'Europe/Berlin' })
  now = '2026-11-02T22:00:00.000Z'
  await channelNow().carry(message(1, 'manager'))
  now = '2026-11-03T06:29:00.000Z'
  await sendDue()
  expect(received).toHaveLength(0)
  pass(1)
  await sendDue()
  expect(received).toHaveLength(1)
})

test('another choice holds for what waits already', async () => {
  await chooses('manager', { mode: 'digest' })
  await channelNow().carry(message(1, 'manager'))
  await channelNow().carry({ ...message(2, 'manager'), kind: 'copied' })
  await chooses('manager', { mode: 'at-once', muted: ['copied'] })
  await sendDue()
  expect(idsOf(received)[0]).toMatch(/000001\.1\.1@c\.example>$/)
  expect(received).toHaveLength(1)
})

test('whoever wants no mail, none of this kind, or was disabled meanwhile, is not written to', async () => {
  await chooses('manager', { muted: ['task-opened'] })
  await channelNow().carry(message(1, 'manager'))
  await chooses('manager', { mode: 'none' })
  await channelNow().carry({ ...message(2, 'manager'), kind: 'ended' })
  await channelNow().carry(message(3, 'supervisor'))
  await database.prisma.person.update({ where: { id: 'supervisor' }, data: { active: false } })
  await sendDue()
  expect(received).toHaveLength(0)
})

test('a link to a password is drawn when its mail is sent: none waits in the database', async () => {
  const { text, values } = askForLink({ email: 'MANAGER@c.example', kind: 'reset' }, now)
  await database.pool.query(text, [...values])
  await database.pool.query(askForLink({ email: 'nobody@c.example', kind: 'reset' }, now).text, [
    ...askForLink({ email: 'nobody@c.example', kind: 'reset' }, now).values,
  ])
  refusals = ['4.7.1 come back later']
  await sendDue()
  expect(JSON.stringify(await database.prisma.dueMail.findMany())).not.toContain('reset-for')
  pass(3)
  await sendDue()
  expect(received).toHaveLength(1)
  const [plain = ''] = partsOf(received[0] ?? '')
  expect(plain).toContain('https://c.example/reset-password#reset-for-manager-2')
  expect(plain).toContain('never asks for a password')
})

test('a demo without a mail server keeps each mail once', async () => {
  const mail = {
    id: '1@c.example',
    person: 'manager',
    to: { name: 'M', address: 'manager@c.example' },
    subject: 'S',
    html: '<p>T</p>',
    text: 'T',
  }
  await keepMail(database)(mail)
  await keepMail(database)(mail)
  expect(await database.prisma.keptMail.count()).toBe(1)
})
