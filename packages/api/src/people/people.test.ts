import { serviceRequest } from '@countersign/flows/service-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { startRequest } from '../testing/service-request.ts'

let api: ApiUnderTest
beforeEach(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Body = { result?: { data: never }; error?: { data: { problem: { code: string; detail: string } } } }
const outcome = (body: unknown) => {
  const { result, error } = body as Body
  return { data: result?.data as never, code: error?.data.problem.code ?? null }
}
const change = async (name: string, input: object, who = 'admin') =>
  outcome((await api.ask(who, `POST /trpc/${name}`, { body: input })).body)
const read = async <T>(name: string, input: object = {}, who = 'admin') =>
  outcome(
    (await api.ask(who, `GET /trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`)).body,
  ) as {
    data: T
    code: string | null
  }
type Listed = {
  items: { id: string; active: boolean; hasPassword: boolean; superior: { id: string } | null }[]
  next: string | null
}
const listed = async (input: object) => (await read<Listed>('people.list', input)).data

const NEW = {
  name: '钱多多',
  email: 'Qian.Duoduo@demo.example',
  rank: 'rep',
  department: 'key-accounts',
  superior: 'supervisor',
  roles: [],
}
const SUPERVISOR = {
  name: '张建军',
  email: 'supervisor@demo.example',
  rank: 'supervisor',
  department: 'key-accounts',
  superior: 'manager',
  roles: [],
}

describe('the list of people', () => {
  test('is read on by key, each person once, the disabled as well', async () => {
    await change('people.disable', { id: 'quality', successor: null })
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: Listed = await listed({ limit: 5, cursor })
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    expect(ids).toHaveLength(23)
    expect(new Set(ids).size).toBe(23)
  })

  test('is sought and narrowed', async () => {
    const found = await listed({ q: 'REP', department: 'key-accounts', rank: 'rep', active: true })
    expect(found.items.map(({ id }) => id).sort()).toEqual(['rep', 'rep2'])
  })
})

describe('an invited person', () => {
  const accept = (token: string, password = 'a password of their own') =>
    api.ask(null, 'POST /api/invitation', { body: { token, password } })
  const signIn = (password: string) =>
    api.ask(null, 'POST /api/auth/sign-in/email', { body: { email: 'qian.duoduo@demo.example', password } })

  test('sets a password with a link that works once, and takes part from then on', async () => {
    const { data } = await change('people.create', NEW)
    const { id, token } = data as { id: string; token: string }
    expect(id).toBe('qian-duoduo')
    expect((await listed({ q: id })).items[0]).toMatchObject({ active: true, hasPassword: false })
    const both = await Promise.all([accept(token), accept(token)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    expect((await signIn('a password of their own')).status).toBe(200)
    expect((await listed({ q: id })).items[0]).toMatchObject({ hasPassword: true })
    expect((await accept(token)).status).toBe(404)
  })

  test('has no use for an older link, nor for any once disabled', async () => {
    const first = (await change('people.create', NEW)).data as { token: string }
    const second = (await change('people.invite', { id: 'qian-duoduo' })).data as { token: string }
    expect((await accept(first.token)).status).toBe(404)
    await change('people.disable', { id: 'qian-duoduo', successor: null })
    expect((await accept(second.token)).status).toBe(404)
    expect((await accept(second.token, 'short')).status).toBe(400)
  })
})

describe('a change is refused', () => {
  test.each([
    ['people.create', { ...NEW, email: 'REP@demo.example' }, 'email-in-use'],
    ['people.create', { ...NEW, superior: 'nobody' }, 'person-unknown'],
    ['people.create', { ...NEW, department: 'nowhere' }, 'department-unknown'],
    [
      'people.update',
      { id: 'manager', ...SUPERVISOR, email: 'manager@demo.example', superior: 'rep' },
      'superior-cycle',
    ],
    ['people.disable', { id: 'admin', successor: null }, 'not-yourself'],
    ['people.disable', { id: 'nobody', successor: null }, 'not-found'],
    [
      'departments.create',
      { key: 'quality', name: { zh: '质', en: 'Q' }, parent: null, head: null },
      'department-key-in-use',
    ],
    [
      'departments.update',
      { key: 'head-office', name: { zh: '总', en: 'H' }, parent: 'quality', head: null },
      'department-cycle',
    ],
  ])('%s %j: %s', async (name, input, code) => {
    const { revision } = await api.runtime.organisation.refresh()
    expect((await change(name, input)).code).toBe(code)
    expect((await api.runtime.organisation.refresh()).revision).toBe(revision)
  })

  test('when it would leave nobody to administer, also when two take each other the role at once', async () => {
    const admin = {
      name: '韩立新',
      email: 'admin@demo.example',
      rank: 'rep',
      department: 'head-office',
      superior: 'gm',
    }
    const owner = {
      name: '郑明轩',
      email: 'owner@demo.example',
      rank: 'rep',
      department: 'marketing',
      superior: 'mkt-manager',
    }
    expect((await change('people.update', { id: 'admin', ...admin, roles: [] })).code).toBe(
      'last-administrator',
    )
    await change('people.update', { id: 'owner', ...owner, roles: ['administrator'] })
    const answers = await Promise.all([
      change('people.update', { id: 'owner', ...owner, roles: [] }, 'admin'),
      change('people.update', { id: 'admin', ...admin, roles: [] }, 'owner'),
    ])
    expect(answers.map(({ code }) => code).filter((code) => code !== null)).toHaveLength(1)
  })
})

describe('disabling a person', () => {
  type Preview = { openTasks: number; moved: number; stranded: number; items: { after: { id: string }[] }[] }
  const preview = async (successor: string | null) =>
    (await read<Preview>('people.previewChange', { change: 'disable', id: 'supervisor', successor })).data

  test('shows beforehand whom their tasks would find, and writes nothing', async () => {
    await startRequest(api)
    await startRequest(api)
    const alone = await preview(null)
    expect(alone).toMatchObject({ openTasks: 2, moved: 2 })
    const handed = await preview('rep2')
    expect(handed.items[0]?.after.map(({ id }) => id)).not.toContain('supervisor')
    expect((await listed({ q: 'supervisor@' })).items[0]?.active).toBe(true)
  })

  test('ends their sessions at once, and a successor takes their place', async () => {
    const { view } = await startRequest(api)
    expect((await api.ask('supervisor', 'GET /api/v1/me')).status).toBe(200)
    expect((await change('people.disable', { id: 'supervisor', successor: 'manager' })).code).toBeNull()
    expect((await api.ask('supervisor', 'GET /api/v1/me')).status).toBe(401)
    const { people } = await api.runtime.organisation.refresh()
    expect(people.get('rep')?.superior).toBe('manager')
    const { id } = await view()
    await api.runtime.execute({
      instanceId: id,
      definition: null,
      actor: { system: 'directory' },
      command: { verb: 'refresh-participants' },
      idempotency: null,
      revision: null,
    })
    const waiting = (await view()).tasks.filter(({ state }) => state === 'open')
    expect(JSON.stringify(waiting)).not.toContain('"supervisor"')
  })

  test('is undone by enabling them, who sign in anew', async () => {
    await change('people.disable', { id: 'quality', successor: null })
    expect((await change('people.enable', { id: 'quality' })).code).toBeNull()
    expect((await listed({ q: 'quality' })).items[0]?.active).toBe(true)
    expect(await api.runtime.database.prisma.authSession.count({ where: { userId: 'quality' } })).toBe(0)
  })
})

describe('importing people', () => {
  type Imported = { applied: boolean; rows: { change: string; problem: string | null }[] }
  const row = (name: string, email: string, superior = '') => ({
    name,
    email,
    rank: '主管',
    department: '质控部',
    superior,
  })
  const run = async (rows: object[], apply: boolean) => {
    const answer = await change('people.import', { rows, apply })
    return { ...answer, data: answer.data as Imported | undefined }
  }

  test('names what is wrong with each row, and then imports nothing', async () => {
    const rows = [
      row('甲', 'jia@demo.example', 'yi@demo.example'),
      // Closes a circle that the row before opened.
      row('乙', 'yi@demo.example', 'jia@demo.example'),
      row('', 'bing@demo.example'),
      row('丁', 'no address'),
      row('戊', 'jia@demo.example'),
      { ...row('己', 'ji@demo.example'), rank: '大王' },
      { ...row('庚', 'geng@demo.example'), department: '无此部门' },
      row('辛', 'xin@demo.example', 'nobody@demo.example'),
      row('癸', 'gui@demo.example', 'finance'),
      row('壬', 'ren@demo.example', 'quality'),
    ]
    await change('people.disable', { id: 'finance', successor: null })
    const { data } = await run(rows, false)
    expect(data?.rows.map(({ change }) => change)).toEqual(['new', ...Array<string>(8).fill('faulty'), 'new'])
    expect(data?.rows.every(({ change, problem }) => (change === 'faulty') === (problem !== null))).toBe(true)
    expect((await run(rows, true)).code).toBe('import-faulty')
    expect((await api.runtime.organisation.refresh()).people.size).toBe(23)
  })

  test('brings everybody in one change of the organisation, superiors further down included', async () => {
    const { revision } = await api.runtime.organisation.refresh()
    const rows = [
      row('甲', 'Jia@demo.example', 'yi@demo.example'),
      row('乙', 'yi@demo.example', 'quality@demo.example'),
      { ...row('罗雅婷', 'quality@demo.example'), rank: '经理' },
      { ...row('李晓雯', 'rep@demo.example'), rank: 'rep', department: 'key-accounts' },
      row('高志远', 'technology@demo.example'),
    ]
    const { data } = await run(rows, true)
    expect(data?.rows.map(({ change }) => change)).toEqual(['new', 'new', 'same', 'same', 'changed'])
    const organisation = await api.runtime.organisation.refresh()
    expect(organisation.revision).toBe(revision + 1)
    expect(organisation.people.get('jia')).toMatchObject({
      superior: 'yi',
      rank: 'supervisor',
      department: 'quality',
    })
    expect(organisation.people.get('technology')).toMatchObject({ rank: 'supervisor', superior: 'gm' })
  })
})

describe('changes of the directory', () => {
  type Change = {
    kind: string
    by: { id: string }
    subject: { id: string }
    differences: { field: string; before: string[]; after: string[] }[]
  }
  type Changes = { items: Change[]; next: string | null }
  const changes = async (input: object = {}) => (await read<Changes>('people.changes', input)).data

  test('are kept with who made them, what was before and what after, also what followed from them', async () => {
    await change('people.update', { id: 'supervisor', ...SUPERVISOR, rank: 'manager', superior: 'director' })
    await change('people.update', { id: 'supervisor', ...SUPERVISOR, rank: 'manager', superior: 'director' })
    await change('people.invite', { id: 'supervisor' })
    await change('people.disable', { id: 'supervisor', successor: 'rep2' })
    const { items } = await changes({ person: 'supervisor' })
    expect(items.map(({ kind }) => kind)).toEqual(['disable', 'invite', 'update'])
    expect(items[2]).toMatchObject({
      by: { id: 'admin' },
      differences: [
        { field: 'rank', before: ['supervisor'], after: ['manager'] },
        { field: 'superior', before: ['王丽萍'], after: [expect.any(String)] },
      ],
    })
    const followed = (await changes({ kind: 'disable', person: 'rep' })).items
    expect(followed[0]?.differences).toEqual([
      { field: 'superior', before: ['张建军'], after: [expect.any(String)] },
    ])
  })

  test('are read on by key, and a refused change leaves none', async () => {
    await change('people.disable', { id: 'admin', successor: null })
    expect((await changes()).items).toEqual([])
    const rows = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      name,
      email: `${name}@demo.example`,
      rank: '主管',
      department: '质控部',
      superior: '',
    }))
    await change('people.import', { rows, apply: true })
    await change('people.import', { rows, apply: true })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Changes = await changes({ limit: 2, by: 'admin', cursor })
      seen.push(...page.items.map(({ subject }) => subject.id))
      cursor = page.next
    } while (cursor !== null)
    expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('can be neither altered nor removed by a server', async () => {
    await change('people.invite', { id: 'quality' })
    const { pool } = api.runtime.database
    await expect(pool.query("UPDATE directory_change SET by_id = 'rep'")).rejects.toThrow(/permission denied/)
    await expect(pool.query('DELETE FROM directory_change')).rejects.toThrow(/permission denied/)
  })
})
