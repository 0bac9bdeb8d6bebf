import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'

const ACCOUNTS = 10_000
const LOOKS = 30
const MOST_MS = 100

let api: ApiUnderTest

/** Ten thousand accounts of a dozen owners, with contacts, findings, reports, events and visits of each. */
const fill = async (): Promise<void> => {
  const { pool } = api.runtime.database
  const profile = JSON.stringify({
    industry: '机械',
    region: '江苏',
    latestInformation: '新增一条产线。'.repeat(20),
  })
  await pool.query(
    `INSERT INTO account (id, number, name, owner_id, department_key, created_at, standing, profile, figures, grade_abc)
     SELECT 'deep-' || n, 'KB-' || lpad(n::text, 6, '0'), '深' || n || '号机械有限公司', p.id, p.department_key, now(),
       CASE WHEN n % 3 = 0 THEN 'key' ELSE 'prospect' END, $1::json,
       json_build_object('annualAmount', n * 1000), (ARRAY['A', 'B', 'C'])[1 + n % 3]
     FROM generate_series(1, ${ACCOUNTS}) AS n
     JOIN LATERAL (SELECT id, department_key FROM person ORDER BY id OFFSET n % 12 LIMIT 1) AS p ON true`,
    [profile],
  )
  const each = "SELECT a.id, k FROM account a, generate_series(1, 5) AS k WHERE a.id LIKE 'deep-%'"
  await pool.query(
    `INSERT INTO contact (account_id, contact_id, name, updated_at)
     SELECT id, gen_random_uuid(), '联系人' || k, now() FROM (${each}) AS e`,
  )
  await pool.query(
    `INSERT INTO finding (account_id, finding_id, kind, content, opened_at)
     SELECT id, gen_random_uuid(), 'problem', '备件交期过长', now() - k * interval '1 day' FROM (${each}) AS e`,
  )
  await pool.query(
    `INSERT INTO call_report (account_id, instance_id, body, filed_at)
     SELECT id, gen_random_uuid(), '{"talkingPoints":"交期"}', now() - k * interval '1 day' FROM (${each}) AS e`,
  )
  await pool.query(
    `INSERT INTO account_event (account_id, event_id, at, kind, body)
     SELECT id, gen_random_uuid(), now() - k * interval '1 day', 'profile', '{}' FROM (${each}) AS e`,
  )
  await pool.query('ANALYZE')
}

beforeAll(async () => {
  api = await apiUnderTest([])
  await fill()
}, 120_000)
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

/** How long the slowest of all but one in twenty looks took. */
const slowest = async (who: string, path: string, inputs: (look: number) => object): Promise<number> => {
  const times: number[] = []
  for (let look = 0; look < LOOKS; look++) {
    const input = encodeURIComponent(JSON.stringify(inputs(look)))
    const begun = performance.now()
    const { status } = await api.ask(who, `GET /trpc/${path}?input=${input}`)
    times.push(performance.now() - begun)
    expect(status).toBe(200)
  }
  return times.sort((a, b) => a - b)[Math.floor(LOOKS * 0.95)] ?? 0
}

describe(`among ${ACCOUNTS} accounts`, () => {
  test.each<[string, string, string, (look: number) => object]>([
    ['a director’s first page', 'director', 'accounts.list', () => ({})],
    [
      'a director’s page of a grade',
      'director',
      'accounts.list',
      () => ({ grade: { scheme: 'abc', grade: 'A' } }),
    ],
    ['a director’s search', 'gm', 'accounts.list', (look) => ({ q: `深99${look}` })],
    ['a rep’s first page', 'rep', 'accounts.list', () => ({})],
    ['a manager’s key accounts', 'manager', 'accounts.list', () => ({ standing: 'key' })],
    ['an account’s page', 'gm', 'accounts.get', (look) => ({ id: `deep-${1 + look * 300}` })],
    ['an account’s timeline', 'gm', 'accounts.timeline', (look) => ({ id: `deep-${1 + look * 300}` })],
    ['the Pareto view', 'gm', 'accounts.grading.ranking', () => ({})],
  ])(`%s is there within ${MOST_MS} ms`, async (what, who, path, inputs) => {
    const took = await slowest(who, path, inputs)
    process.stdout.write(`  ${what}: ${took.toFixed(1)} ms at p95\n`)
    expect(took).toBeLessThan(MOST_MS)
  })
})
