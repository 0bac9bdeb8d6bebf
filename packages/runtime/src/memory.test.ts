import { serviceRequest } from '@countersign/flows/service-request'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishDefinition } from './publish-definition.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import { type DemoRuntime, demoRuntime } from './testing/demo-runtime.ts'
import { applied, decideOpen, FIELDS, refusedWith, send, start } from './testing/request.ts'

let demo: DemoRuntime
let here: Runtime
let elsewhere: Runtime
/** What was asked of the connections for commands, by the kind of statement. */
const asked: string[] = []
const counted = (pool: pg.Pool): pg.Pool => {
  const noting = <Asked extends pg.Pool | pg.PoolClient>(target: Asked): Asked =>
    new Proxy(target, {
      get: (_, name) => {
        const own = Reflect.get(target, name)
        if (name === 'connect') return async () => noting(await pool.connect())
        if (name !== 'query') return typeof own === 'function' ? own.bind(target) : own
        return (statement: pg.QueryConfig | string, values?: unknown[]) => {
          if (typeof statement === 'object') asked.push(statement.name?.split('-')[1] ?? '')
          return target.query(statement, values)
        }
      },
    })
  return noting(pool)
}
beforeAll(async () => {
  demo = await demoRuntime()
  const { database } = demo
  elsewhere = createRuntime({ database })
  here = createRuntime({ database: { ...database, commands: counted(database.commands) } })
})
afterAll(() => demo[Symbol.asyncDispose]())
beforeEach(async () => {
  // The first request reads the definition, the organisation, the clock and the account.
  applied(await start(here))
  asked.length = 0
})

const comment = (id: string, text: string, key: string) =>
  send(here, { id, by: 'rep', command: { verb: 'comment', text } }, { key })

describe('a command', () => {
  it('on what was just read or committed here is one round trip', async () => {
    const submitted = applied(await start(here))
    const reviewed = applied(await decideOpen(here, submitted, { by: 'supervisor' }))
    applied(await decideOpen(here, reviewed, { by: 'manager' }))
    expect(asked).toEqual(['commit', 'commit', 'commit'])
  })

  it('that would be refused from memory is read again, and told what really happened', async () => {
    const submitted = applied(await start(here))
    applied(await decideOpen(elsewhere, submitted, { by: 'supervisor', outcome: 'reject' }))
    asked.length = 0
    const late = await decideOpen(here, submitted, { by: 'supervisor' })
    expect(late).toMatchObject({ code: 'task-already-decided', params: { by: 'supervisor' } })
    expect(asked).toEqual(['commit', 'read'])
    expect(refusedWith(await decideOpen(here, submitted, { by: 'manager' }))).toBe('task-already-decided')
  })

  it('after a command of another server loses with its memory and is decided on what is', async () => {
    const submitted = applied(await start(here))
    applied(
      await send(elsewhere, { id: submitted.id, by: 'rep', command: { verb: 'comment', text: '那边' } }),
    )
    const reviewed = applied(await decideOpen(here, submitted, { by: 'supervisor' }))
    expect(reviewed.seq).toBe(submitted.seq + 2)
  })

  it('sent twice under one key is applied once, and harms nobody in its batch', async () => {
    const [one, other] = [applied(await start(here)), applied(await start(here))]
    const first = applied(await comment(one.id, '一', 'the-key'))
    applied(await comment(one.id, '二', 'next'))
    const [repeated, neighbour] = await Promise.all([
      comment(one.id, '一', 'the-key'),
      comment(other.id, '邻', 'another'),
    ])
    expect(repeated).toMatchObject({ applied: true, repeated: true })
    expect(applied(repeated).seq).toBe(first.seq)
    expect(neighbour).toMatchObject({ applied: true, repeated: false })
  })

  it('goes by the account as it is at the commit', async () => {
    const submitted = applied(await start(here))
    const account = { where: { id: FIELDS.account as string } }
    await demo.database.prisma.account.update({ ...account, data: { name: '换了名字' } })
    applied(await decideOpen(here, submitted, { by: 'supervisor' }))
    const row = { where: { instanceId: submitted.id } }
    expect((await demo.database.prisma.instance.findUniqueOrThrow(row)).subject).toBe('换了名字')
  })
})

describe('a start', () => {
  it('made again under its key is the same one and leaves no gap in the numbers', async () => {
    const first = applied(await start(here, { key: 'start-twice' }))
    expect(await start(here, { key: 'start-twice' })).toMatchObject({ applied: true, repeated: true })
    const next = applied(await start(here))
    expect(Number(next.number.slice(3))).toBe(Number(first.number.slice(3)) + 1)
  })

  it('takes the version that is live at its commit', async () => {
    const { version } = applied(await start(here)).definition
    const source = { ...serviceRequest, title: { zh: '新版', en: 'Revised' } }
    await publishDefinition(elsewhere, { source, author: 'owner', publisher: 'publisher' })
    expect(applied(await start(here)).definition.version).toBe(version + 1)
  })
})

describe('the clock', () => {
  it('that is off is found out by the commit and read anew', async () => {
    const submitted = applied(await start(here))
    const now = new Date(Date.now() - 3_600_000).toISOString()
    here.memory.learn({ ...NOTHING, now, organisationRevision: 1 }, performance.now())
    const before = Date.now()
    const reviewed = applied(await decideOpen(here, submitted, { by: 'supervisor' }))
    expect(Math.abs(Date.parse(reviewed.updatedAt) - before)).toBeLessThan(2000)
  })
})

describe('a broken connection', () => {
  it('empties the memory: nobody knows what was committed', async () => {
    const submitted = applied(await start(here))
    const owner = new pg.Client({ connectionString: demo.database.url })
    await owner.connect()
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`)
    await owner.end()
    asked.length = 0
    applied(await decideOpen(here, submitted, { by: 'supervisor' }))
    expect(asked).toContain('read')
  })
})

const NOTHING = {
  instances: new Map(),
  accounts: new Map(),
  files: new Map(),
  live: new Map(),
  applied: new Map(),
}
