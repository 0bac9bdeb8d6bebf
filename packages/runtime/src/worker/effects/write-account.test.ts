import { randomUUID } from 'node:crypto'
import type { FieldValues } from '@countersign/definition/field'
import { SUBMIT } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import { builtIn } from '@countersign/flows/built-in'
import { describe, expect, it } from 'vitest'
import { type DemoRuntime, demoRuntime } from '../../testing/demo-runtime.ts'
import { applyEffects } from '../apply-effects.ts'

const said = async (
  { runtime }: DemoRuntime,
  person: string,
  request: Parameters<DemoRuntime['runtime']['execute']>[0],
): Promise<Instance> => {
  const answer = await runtime.execute({ ...request, actor: { person } })
  if (!answer.applied)
    throw new Error(`${person}: ${request.command.verb} refused: ${answer.code} ${JSON.stringify(answer)}`)
  return answer.instance
}

/** Plays the first stored scenario of a process, about another account where one is given. */
const play = async (demo: DemoRuntime, key: string, account: string): Promise<Instance> => {
  const scenario = builtIn.find((one) => one.key === key)?.scenarios?.[0]
  if (scenario === undefined) throw new Error(`${key} has no scenario`)
  const id = randomUUID()
  const request = { instanceId: id, idempotency: null, revision: null }
  const fields = { ...scenario.fields, account } as FieldValues
  const start = { verb: 'start', id, fields, submit: true } as const
  let instance = await said(demo, scenario.requester, {
    ...request,
    actor: { person: scenario.requester },
    definition: key,
    command: start,
  })
  for (const { by, step, outcome, opinion = '同意', fields: patch = {}, to } of scenario.acts) {
    const task = instance.activations
      .filter((one) => one.step === step && one.endedAt === null)
      .flatMap(({ tasks }) => tasks)
      .find(({ state, candidates }) => state === 'open' && candidates.includes(by))
    const command = {
      verb: 'decide',
      task: task?.number ?? 0,
      outcome: outcome === SUBMIT ? SUBMIT : outcome,
      opinion,
      fields: patch as FieldValues,
      ...(to !== undefined && { to }),
    } as const
    instance = await said(demo, by, { ...request, actor: { person: by }, definition: null, command })
  }
  return instance
}

const PROSPECT = { id: 'p-1', number: 'P-0001', name: '青川精密有限公司', departmentKey: 'marketing' }

const bookOf = async ({ database: { prisma } }: DemoRuntime, accountId: string) => ({
  account: await prisma.account.findUniqueOrThrow({ where: { id: accountId } }),
  events: (await prisma.accountEvent.findMany({ where: { accountId }, orderBy: { at: 'asc' } })).map(
    ({ kind }) => kind,
  ),
  findings: await prisma.finding.findMany({ where: { accountId }, orderBy: { kind: 'asc' } }),
  reports: await prisma.callReport.findMany({ where: { accountId } }),
  sheets: await prisma.riskSheet.findMany({ where: { accountId } }),
  visits: await prisma.visit.findMany({ where: { accountId } }),
})

describe('what a process writes into the account book', () => {
  it('P1 9 and 10: the account is registered with one owner, its profile filled, the dossier filed', async () => {
    await using demo = await demoRuntime()
    await demo.database.prisma.account.create({
      data: { ...PROSPECT, ownerId: 'mkt-rep', createdAt: new Date() },
    })
    const ended = await play(demo, 'key-account-selection', PROSPECT.id)
    expect([ended.status, ended.archived]).toEqual(['completed', true])
    await applyEffects(demo.runtime)
    const { account, events, sheets } = await bookOf(demo, PROSPECT.id)
    expect(account).toMatchObject({
      standing: 'key',
      ownerId: 'rep',
      departmentKey: 'key-accounts',
      revision: 2,
      profile: { industry: '精密机械', deepNeeds: '稳定供货与快速维修。', annualSales: 3_000_000_000 },
    })
    expect(account.registeredAt).not.toBeNull()
    expect(events).toEqual(['risk', 'register', 'profile', 'dossier'])
    expect(sheets).toMatchObject([
      {
        scores: { advantage: 4, needs: 5, competitors: 3, fit: 4, payment: 4 },
        total: 81,
        modelVersion: null,
      },
    ])
  })

  it('P2 6 to 8: a visit of a target account files its report, opens findings and brings back what is new', async () => {
    await using demo = await demoRuntime()
    await demo.database.prisma.account.create({
      data: {
        ...PROSPECT,
        ownerId: 'dev-rep',
        departmentKey: 'development',
        target: true,
        createdAt: new Date(),
      },
    })
    const ended = await play(demo, 'account-visit', PROSPECT.id)
    expect(ended.status).toBe('completed')
    await applyEffects(demo.runtime)
    const { account, findings, reports, visits } = await bookOf(demo, PROSPECT.id)
    expect(account.profile).toEqual({ latestInformation: '明年新增两条产线。' })
    expect(findings.map(({ kind, content, departmentKey }) => [kind, content, departmentKey])).toEqual([
      ['opportunity', '新产线设备', 'technology'],
      ['problem', '备件交期过长', 'after-sales'],
    ])
    expect(visits).toMatchObject([{ instanceId: ended.id, held: true, leadId: 'dev-supervisor' }])
    expect(visits[0]?.at.toISOString()).toBe('2026-12-03T06:10:00.000Z')
    expect(reports).toEqual([
      expect.objectContaining({ instanceId: ended.id, filedBy: 'dev-supervisor', unlockedAt: null }),
    ])
  })

  it('is there once, however often it is applied', async () => {
    await using demo = await demoRuntime()
    await demo.database.prisma.account.create({
      data: { ...PROSPECT, ownerId: 'mkt-rep', createdAt: new Date() },
    })
    await play(demo, 'key-account-selection', PROSPECT.id)
    await applyEffects(demo.runtime)
    const before = await bookOf(demo, PROSPECT.id)
    await demo.database.pool.query('UPDATE effect SET applied_at = NULL')
    await applyEffects(demo.runtime)
    expect(await bookOf(demo, PROSPECT.id)).toEqual(before)
  })

  it('goes to the account that another one was merged into; a visit stays as it was said last', async () => {
    await using demo = await demoRuntime()
    const { prisma, pool } = demo.database
    const row = {
      ...PROSPECT,
      ownerId: 'dev-rep',
      departmentKey: 'development',
      target: true,
      createdAt: new Date(),
    }
    await prisma.account.createMany({ data: [row, { ...row, id: 'p-2', number: 'P-0002' }] })
    await play(demo, 'account-visit', PROSPECT.id)
    await prisma.account.update({ where: { id: PROSPECT.id }, data: { mergedInto: 'p-2' } })
    // Carried out in whatever order they come to hand.
    await pool.query("UPDATE effect SET created_at = created_at - seq * interval '1 minute'")
    await applyEffects(demo.runtime)
    expect((await bookOf(demo, PROSPECT.id)).reports).toEqual([])
    const { reports, visits } = await bookOf(demo, 'p-2')
    expect([reports.length, visits.length]).toEqual([1, 1])
    expect(visits[0]).toMatchObject({ held: true, place: '客户总部三楼' })
  })

  it('about an account that is gone is given up, and says why', async () => {
    await using demo = await demoRuntime()
    await demo.database.prisma.account.create({
      data: { ...PROSPECT, ownerId: 'mkt-rep', createdAt: new Date() },
    })
    await play(demo, 'key-account-selection', PROSPECT.id)
    await demo.database.prisma.account.delete({ where: { id: PROSPECT.id } })
    await applyEffects(demo.runtime)
    const { rows } = await demo.database.pool.query<{ error: string }>('SELECT DISTINCT error FROM effect')
    expect(rows).toEqual([{ error: 'account-unknown' }])
  })
})

describe('what the book says decides', () => {
  it('P2: a rep does not lead the visit of a target account, and it counts as it is now', async () => {
    await using demo = await demoRuntime()
    const start = () => {
      const id = randomUUID()
      return demo.runtime.execute({
        instanceId: id,
        definition: 'account-visit',
        actor: { person: 'rep' },
        command: {
          verb: 'start',
          id,
          fields: { account: 'ka-0001', purpose: '回访', goals: '确认需求' },
          submit: true,
        },
        idempotency: null,
        revision: null,
      })
    }
    expect(await start()).toMatchObject({ applied: true })
    // Behind this process's back: its memory knows the account as it was.
    await demo.database.pool.query(
      `UPDATE account SET target = true, revision = revision + 1 WHERE id = 'ka-0001'`,
    )
    expect(await start()).toMatchObject({ applied: false, code: 'rule-broken' })
  })
})
