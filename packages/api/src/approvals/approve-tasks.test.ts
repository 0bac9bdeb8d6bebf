import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { startRequest } from '../testing/service-request.ts'

/** The service request, whose supervisors may approve several at once; its managers may not. */
const withBulk = (): unknown =>
  JSON.parse(JSON.stringify(serviceRequest), (key, value) =>
    key === 'supervisor-review' && value.meta !== undefined
      ? { ...value, meta: { ...value.meta, step: { ...value.meta.step, bulk: true } } }
      : value,
  )

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([withBulk()])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Result = {
  readonly task: string
  readonly problem: { readonly code: string; readonly detail: string } | null
}
type Asked = { readonly task: string; readonly revision: number }

const approve = async (who: string, tasks: readonly Asked[], key?: string) => {
  const body = { tasks, opinion: '同意', ...(key !== undefined && { key }) }
  const answer = await api.ask(who, 'POST /trpc/approvals.approveMany', { body })
  const { result, error } = answer.body as {
    result?: { data: { results: Result[] } }
    error?: { data: { problem: { code: string } } }
  }
  return { results: result?.data.results ?? [], refused: error?.data.problem.code ?? null }
}

const waiting = async () => {
  const request = await startRequest(api)
  const { revision } = await request.view()
  return { request, asked: { task: await request.openTask(), revision } }
}

describe('console 9: approving several tasks at once', () => {
  test('decides each by itself and says what became of each', async () => {
    const [one, decided, other] = [await waiting(), await waiting(), await waiting()]
    await decided.request.decide('supervisor', { outcome: 'reject', opinion: '不符' })
    const { results } = await approve('supervisor', [one.asked, decided.asked, other.asked])
    expect(results.map(({ problem }) => problem?.code ?? 'approved')).toEqual([
      'approved',
      'task-already-decided',
      'approved',
    ])
    for (const { request } of [one, other])
      expect((await request.view()).steps.map(({ id }) => id)).toEqual(['manager-approval'])
  })

  test('approves nothing twice when it is sent again', async () => {
    const { request, asked } = await waiting()
    const first = await approve('supervisor', [asked], 'once')
    expect(await approve('supervisor', [asked], 'once')).toEqual(first)
    expect(first.results[0]?.problem).toBeNull()
    expect((await request.view()).tasks.filter(({ vote }) => vote !== null)).toHaveLength(2)
  })

  test('is refused where the step wants each request decided by itself', async () => {
    const { request, asked } = await waiting()
    await approve('supervisor', [asked])
    const next = { task: await request.openTask(), revision: (await request.view()).revision }
    expect(await approve('manager', [next])).toEqual({ results: [], refused: 'bulk-not-offered' })
    expect((await request.view()).steps.map(({ id }) => id)).toEqual(['manager-approval'])
  })

  test('takes one kind at a time', async () => {
    const [reviewed, fresh] = [await waiting(), await waiting()]
    await approve('supervisor', [reviewed.asked])
    const own = await reviewed.request.view()
    const later = { task: await reviewed.request.openTask(), revision: own.revision }
    await api.runtime.database.pool.query(
      `INSERT INTO candidate SELECT instance_id, task_number, 'supervisor', due, since, open, decided_at, started_at
       FROM candidate WHERE instance_id = $1 AND open`,
      [own.id],
    )
    expect(await approve('supervisor', [fresh.asked, later])).toEqual({ results: [], refused: 'bulk-mixed' })
    expect((await fresh.request.view()).steps.map(({ id }) => id)).toEqual(['supervisor-review'])
  })

  test('stops at a request that changed since it was shown, and at those of others', async () => {
    const { request, asked } = await waiting()
    const stale = { ...asked, revision: asked.revision - 1 }
    const { results } = await approve('supervisor', [stale])
    expect(results[0]?.problem?.code).toBe('stale-revision')
    const { results: foreign } = await approve('dev-supervisor', [asked])
    expect(foreign[0]?.problem?.code).toBe('instance-unknown')
    expect((await request.view()).steps.map(({ id }) => id)).toEqual(['supervisor-review'])
  })

  test('is offered in the inbox with the tasks that allow it', async () => {
    await waiting()
    const answer = await api.ask('supervisor', 'GET /trpc/approvals.inbox?input=%7B%7D')
    const { items } = (answer.body as { result: { data: { items: { bulk: boolean; step: string }[] } } })
      .result.data
    expect(new Set(items.map(({ bulk, step }) => `${step} ${bulk}`))).toEqual(
      new Set(['supervisor-review true', 'manager-approval false']),
    )
  })
})
