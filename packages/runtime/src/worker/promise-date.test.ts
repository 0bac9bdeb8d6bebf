import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { demoRuntime } from '../testing/demo-runtime.ts'
import { fireDueTimers } from './fire-due-timers.ts'

it('P3: a promise date that passed without a reply is recorded and escalated, once', async () => {
  await using demo = await demoRuntime()
  const id = randomUUID()
  const fields = {
    account: 'ka-0001',
    kind: 'complaint',
    channel: 'phone',
    customerWords: '到货迟了三周。',
    promiseDate: '2026-01-05',
  }
  const started = await demo.runtime.execute({
    instanceId: id,
    definition: 'customer-suggestion',
    actor: { person: 'rep' },
    command: { verb: 'start', id, fields, submit: true },
    idempotency: null,
    revision: null,
  })
  expect(started).toMatchObject({ applied: true })
  for (let round = 0; round < 3; round++) await fireDueTimers(demo.runtime)
  const { state } = await demo.database.prisma.instance.findUniqueOrThrow({ where: { instanceId: id } })
  expect(JSON.parse(state)).toMatchObject({ status: 'running', fields: { promiseBreached: true } })
  const told = await demo.database.prisma.outbox.findMany({ where: { instanceId: id, kind: 'notified' } })
  expect(told.map(({ recipient }) => recipient).sort()).toEqual(['director', 'supervisor'])
})
