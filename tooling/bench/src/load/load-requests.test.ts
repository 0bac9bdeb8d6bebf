import { demoRuntime } from '@countersign/runtime/testing'
import type pg from 'pg'
import { expect, it } from 'vitest'
import { publishWorkload } from '../stage/publish-workload.ts'
import { executeStep } from '../workload/execute-step.ts'
import { loadRequests } from './load-requests.ts'
import { TEMPLATES_EACH } from './make-templates.ts'

const list = async <Row extends pg.QueryResultRow>(pool: pg.Pool, sql: string): Promise<Row[]> =>
  (await pool.query<Row>(sql)).rows

const indexes = (pool: pg.Pool) =>
  list(pool, `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname`)

it('fills a database with requests that go on like any other', { timeout: 60_000 }, async () => {
  await using demo = await demoRuntime()
  const { url, pool } = demo.database
  await publishWorkload(url)
  const before = await indexes(pool)
  const said: string[] = []
  const around = { say: (line: string) => said.push(line), ended: new AbortController().signal }
  await loadRequests(url, { open: 200, finished: 100, seed: 3, groups: 4, around })

  expect(said).toContain('300 of 300 requests')
  expect(await indexes(pool)).toEqual(before)
  expect(await list(pool, 'SELECT status, count(*)::int AS n FROM instance GROUP BY 1 ORDER BY 1')).toEqual([
    { status: 'completed', n: 100 + TEMPLATES_EACH },
    { status: 'running', n: 200 + TEMPLATES_EACH },
  ])
  const alike = await list(
    pool,
    `SELECT DISTINCT i.status, i.seq, (SELECT count(*) FROM record r WHERE r.instance_id = i.instance_id)::int AS records,
       (SELECT count(*) FROM task t WHERE t.instance_id = i.instance_id)::int AS tasks
     FROM instance i ORDER BY 1, 2`,
  )
  expect(alike).toEqual([
    { status: 'completed', seq: 3, records: 3, tasks: 3 },
    { status: 'running', seq: 1, records: 1, tasks: 2 },
    { status: 'running', seq: 2, records: 2, tasks: 3 },
  ])
  const [groups] = await list(
    pool,
    `SELECT count(DISTINCT requester_id)::int AS n FROM instance WHERE number LIKE 'C-%'`,
  )
  expect(groups).toEqual({ n: 4 })

  const [mine] = await list<{ id: string }>(
    pool,
    `SELECT instance_id AS id FROM instance WHERE number LIKE 'C-%' AND requester_id = 'rep' AND seq = 1 LIMIT 1`,
  )
  const id = mine?.id ?? ''
  const decide = (person: string, task: number) =>
    executeStep(demo.runtime, {
      person,
      id,
      key: `${person} decides`,
      command: { verb: 'decide', task, outcome: 'approve', opinion: '同意' },
    })
  expect(await decide('supervisor', 2)).toMatchObject({ status: 'running', taskCount: 3 })
  expect(await decide('manager', 3)).toMatchObject({ status: 'completed' })
})
