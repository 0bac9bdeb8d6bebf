import { changeOrganisation } from '@countersign/database/change-organisation'
import pg from 'pg'
import { expect, test } from 'vitest'
import { demoRuntime } from './testing/demo-runtime.ts'
import {
  applied,
  decideOpen,
  FIELDS,
  openTask,
  refusedWith,
  SPECIAL,
  send,
  start,
} from './testing/request.ts'

const asOwner = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

test('takes a request from the form to done', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  const submitted = applied(await start(runtime, { fields: SPECIAL }))
  const reviewed = applied(await decideOpen(runtime, submitted, { by: 'supervisor' }))
  const approved = applied(await decideOpen(runtime, reviewed, { by: 'manager' }))
  const granted = applied(await decideOpen(runtime, approved, { by: 'gm' }))
  const command = {
    verb: 'decide',
    task: openTask(granted),
    outcome: 'complete',
    fields: { result: '已交付', satisfaction: 5 },
  } as const
  const closed = applied(await send(runtime, { id: granted.id, by: 'rep', command }))
  expect(closed.status).toBe('completed')
  expect(closed.archived).toBe(true)
})

test('applies both of two commands that meet on one instance, in their order', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const { id } = applied(await start(runtime))
  const texts = Array.from({ length: 12 }, (_, n) => `第${n}条`)
  const answers = await Promise.all(
    texts.map((text) => send(runtime, { id, by: 'supervisor', command: { verb: 'comment', text } })),
  )
  expect(answers.map(refusedWith)).toEqual(texts.map(() => 'applied'))
  const { rows } = await database.pool.query<{ body: string }>(
    'SELECT body FROM record WHERE instance_id = $1 ORDER BY seq',
    [id],
  )
  expect(rows.slice(1).map((row) => JSON.parse(row.body).command.text)).toEqual(texts)
})

test('lets a command that the database refuses harm nobody but itself', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  // An amount that the engine accepts and the table does not: the batch's statement fails as a whole.
  await asOwner(database.url, 'ALTER TABLE instance ADD CONSTRAINT no_thirteen CHECK (amount <> 13)')
  const outcomes = await Promise.allSettled(
    Array.from({ length: 51 }, (_, n) =>
      start(runtime, { fields: { ...FIELDS, amount: n === 25 ? 13 : 100 + n } }),
    ),
  )
  expect(outcomes.map((one) => one.status).filter((status) => status === 'rejected')).toHaveLength(1)
  expect(outcomes[25]?.status).toBe('rejected')
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM instance')
  expect(rows[0]?.count).toBe(50)
})

test('gives one of two opposite decisions to each of many races, and tells the other who won', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  for (let n = 0; n < 10; n++) {
    const submitted = applied(await start(runtime, { fields: SPECIAL }))
    const reviewed = applied(await decideOpen(runtime, submitted, { by: 'supervisor' }))
    const approved = applied(await decideOpen(runtime, reviewed, { by: 'manager' }))
    const [vp, gm] = await Promise.all([
      decideOpen(runtime, approved, { by: 'vp' }),
      decideOpen(runtime, approved, { by: 'gm', outcome: 'reject' }),
    ])
    expect([refusedWith(vp), refusedWith(gm)].sort()).toEqual(['applied', 'task-already-decided'])
    const loser = vp.applied ? gm : vp
    expect(loser).toMatchObject({ params: { by: vp.applied ? 'vp' : 'gm' } })
  }
})

test('starts one instance for twenty equal starts at once and gives all of them the same answer', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const answers = await Promise.all(Array.from({ length: 20 }, () => start(runtime, { key: 'the-same' })))
  const [first] = answers.map(applied)
  for (const answer of answers) expect(applied(answer)).toEqual(first)
  expect(answers.filter((answer) => answer.applied && answer.repeated)).toHaveLength(19)
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM instance')
  expect(rows[0]?.count).toBe(1)
})

test('answers a repeated command with the instance as it was then', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  const submitted = applied(await start(runtime, { key: 'again' }))
  applied(await decideOpen(runtime, submitted, { by: 'supervisor' }))
  const repeated = await start(runtime, { key: 'again' })
  expect(repeated).toMatchObject({ applied: true, repeated: true })
  expect(applied(repeated)).toEqual(submitted)
})

test('refuses another body under a used key', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  applied(await start(runtime, { key: 'k', hash: 'one' }))
  expect(refusedWith(await start(runtime, { key: 'k', hash: 'other' }))).toBe('idempotency-key-reused')
})

test('hides a request from a supervisor of another department', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  const submitted = applied(await start(runtime))
  expect(refusedWith(await decideOpen(runtime, submitted, { by: 'dev-supervisor' }))).toBe('instance-unknown')
  expect(
    refusedWith(
      await send(runtime, { id: submitted.id, by: 'admin', command: { verb: 'comment', text: '看看' } }),
    ),
  ).toBe('not-allowed')
})

test('refuses the old screen of an approver who has been demoted', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const submitted = applied(await start(runtime))
  const reviewed = applied(await decideOpen(runtime, submitted, { by: 'supervisor' }))
  await changeOrganisation(database, (tx) =>
    tx.person.update({ where: { id: 'manager' }, data: { rank: 'rep' } }),
  )
  expect(refusedWith(await decideOpen(runtime, reviewed, { by: 'manager' }))).toBe('no-longer-a-candidate')
})

test('refuses a stale revision only when a field or the position has changed since', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  const draft = applied(await start(runtime, { submit: false }))
  const submitted = applied(await send(runtime, { id: draft.id, by: 'rep', command: { verb: 'submit' } }))
  const commented = applied(
    await send(runtime, { id: draft.id, by: 'rep', command: { verb: 'comment', text: '请尽快' } }),
  )
  expect(commented.revision).toBeGreaterThan(submitted.revision)
  expect(
    refusedWith(await decideOpen(runtime, commented, { by: 'supervisor', revision: draft.revision })),
  ).toBe('stale-revision')
  expect(
    refusedWith(await decideOpen(runtime, commented, { by: 'supervisor', revision: submitted.revision })),
  ).toBe('applied')
})

test('does not let a rep name an account that is not theirs to see', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const other = await database.prisma.account.findFirstOrThrow({ where: { ownerId: 'dev-rep' } })
  const answer = await start(runtime, { fields: { ...FIELDS, account: other.id } })
  expect(answer).toMatchObject({
    code: 'fields-invalid',
    problems: [{ path: '/fields/account', code: 'unknown-reference' }],
  })
})

test('keeps what is typed into a draft outside the log', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const draft = applied(await start(runtime, { submit: false, fields: { account: 'ka-0001' } }))
  for (const deepNeeds of ['需', '需要', '需要培训'])
    applied(
      await send(runtime, {
        id: draft.id,
        by: 'rep',
        command: { verb: 'save-draft', fields: { deepNeeds } },
      }),
    )
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM record WHERE instance_id = $1',
    [draft.id],
  )
  expect(rows[0]?.count).toBe(1)
  const rest = { services: ['custom-product'], amount: 1, desiredDate: '2026-12-20' }
  const submitted = applied(
    await send(runtime, { id: draft.id, by: 'rep', command: { verb: 'submit', fields: rest } }),
  )
  expect(submitted.fields).toMatchObject({ deepNeeds: '需要培训', amount: 1 })
})
