import { randomUUID } from 'node:crypto'
import type { StateNode } from '@countersign/definition/machine'
import type { Step } from '@countersign/definition/step'
import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import { describe, expect, it } from 'vitest'
import { publishDefinition } from '../../publish-definition.ts'
import type { Runtime } from '../../runtime.ts'
import { type DemoRuntime, demoRuntime } from '../../testing/demo-runtime.ts'
import type { WebhookAnswer } from '../../webhook-caller.ts'
import { applyEffects } from '../apply-effects.ts'

const label = { zh: '例', en: 'Sample' }
const form: StateNode = {
  meta: {
    step: { kind: 'form', title: label, participants: [{ rule: 'requester' }], form: { '*': 'edit' } },
  },
  on: { submit: 'wait' },
}
const approval: StateNode = {
  meta: {
    step: {
      kind: 'decision',
      title: label,
      participants: [{ rule: 'rank', rank: 'supervisor', department: 'key-accounts' }],
      opinion: 'optional',
      due: { within: 'soon' },
    },
  },
  on: { approve: 'closed', reject: 'rejected' },
}
const definition = (key: string, wait: StateNode) => ({
  key,
  title: label,
  start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
  delays: { soon: { amount: 1, unit: 'day' } },
  fields: {
    type: 'object',
    additionalProperties: false,
    required: [],
    properties: { note: { type: 'string', 'x-label': label } },
  },
  machine: {
    initial: 'draft',
    on: { withdraw: '#withdrawn' },
    states: {
      draft: form,
      wait,
      closed: { type: 'final', meta: { title: label } },
      rejected: { type: 'final', meta: { title: label } },
      withdrawn: { type: 'final', meta: { title: label } },
    },
  },
})
const outside = (settings: Partial<Step> & Pick<Step, 'kind'>): StateNode => ({
  meta: { step: { title: label, outcomes: ['complete', 'reject'], ...settings } },
  on: { complete: 'closed', reject: 'rejected' },
})
const CHILD = definition('inner-approval', approval)
const PARENT = definition('outer-process', outside({ kind: 'process', definition: 'inner-approval' }))
const CALLER = definition(
  'calling-process',
  outside({ kind: 'service', webhook: 'erp', form: { '*': 'read', note: 'edit' } }),
)

const publish = async ({ runtime }: DemoRuntime, ...sources: readonly object[]): Promise<void> => {
  for (const source of sources)
    expect(await publishDefinition(runtime, { source, author: null, publisher: null })).toMatchObject({
      published: true,
    })
}

const say = async (runtime: Runtime, person: string, instanceId: string, command: Command) => {
  const starts = command.verb === 'start'
  const answer = await runtime.execute({
    instanceId,
    definition: starts ? (command.fields['note'] as string) : null,
    actor: { person },
    command: starts ? { ...command, fields: {} } : command,
    idempotency: null,
    revision: null,
  })
  if (!answer.applied) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.problems)}`)
  return answer.instance
}

/** Starts a process by its key. */
const begin = (runtime: Runtime, key: string): Promise<Instance> => {
  const id = randomUUID()
  return say(runtime, 'rep', id, { verb: 'start', id, fields: { note: key }, submit: true })
}

const statusOf = async ({ database }: DemoRuntime, key: string): Promise<string[]> => {
  const { rows } = await database.pool.query<{ status: string }>(
    'SELECT status FROM instance WHERE definition_key = $1',
    [key],
  )
  return rows.map(({ status }) => status)
}
const childOf = async ({ database }: DemoRuntime): Promise<string> => {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT instance_id AS id FROM instance WHERE definition_key = 'inner-approval'`,
  )
  return rows[0]?.id ?? ''
}

describe('a process that another one started', () => {
  it.each([
    ['approve', 'completed'],
    ['reject', 'rejected'],
  ])('goes on with it once it ended: %s', async (outcome, status) => {
    await using demo = await demoRuntime()
    await publish(demo, CHILD, PARENT)
    await begin(demo.runtime, 'outer-process')
    await applyEffects(demo.runtime)
    expect([await statusOf(demo, 'outer-process'), await statusOf(demo, 'inner-approval')]).toEqual([
      ['running'],
      ['running'],
    ])
    await say(demo.runtime, 'supervisor', await childOf(demo), { verb: 'decide', task: 2, outcome })
    await applyEffects(demo.runtime)
    await applyEffects(demo.runtime)
    expect(await statusOf(demo, 'outer-process')).toEqual([status])
  })

  it('ends with it', async () => {
    await using demo = await demoRuntime()
    await publish(demo, CHILD, PARENT)
    const parent = await begin(demo.runtime, 'outer-process')
    await applyEffects(demo.runtime)
    await say(demo.runtime, 'rep', parent.id, { verb: 'withdraw' })
    await applyEffects(demo.runtime)
    expect(await statusOf(demo, 'inner-approval')).toEqual(['terminated'])
    await applyEffects(demo.runtime)
    expect(await statusOf(demo, 'outer-process')).toEqual(['withdrawn'])
  })

  it('that cannot be started is an incident where it is waited for', async () => {
    await using demo = await demoRuntime()
    await publish(demo, PARENT)
    const parent = await begin(demo.runtime, 'outer-process')
    await applyEffects(demo.runtime)
    const { rows } = await demo.database.pool.query<{ body: string }>(
      'SELECT body FROM record WHERE instance_id = $1 ORDER BY seq DESC LIMIT 1',
      [parent.id],
    )
    expect(rows[0]?.body).toContain('service-failed')
  })
})

describe('a service that is called', () => {
  const answering = (...answers: readonly WebhookAnswer[]) => {
    const calls: string[] = []
    const call = async (webhook: string, { id }: { readonly id: string }): Promise<WebhookAnswer> => {
      calls.push(`${webhook} ${id}`)
      return answers[calls.length - 1] ?? { is: 'answered', body: null }
    }
    return { calls, webhooks: { call } }
  }

  it('brings back an outcome and the fields that the step lets it set', async () => {
    const { calls, webhooks } = answering({
      is: 'answered',
      body: { outcome: 'reject', fields: { note: 'no credit' } },
    })
    await using demo = await demoRuntime({ webhooks })
    await publish(demo, CALLER)
    const { id } = await begin(demo.runtime, 'calling-process')
    await applyEffects(demo.runtime)
    await applyEffects(demo.runtime)
    expect([calls, await statusOf(demo, 'calling-process')]).toEqual([[`erp ${id}.1.0`], ['rejected']])
  })

  it('is called again with the same id while it cannot be reached', async () => {
    const { calls, webhooks } = answering({ is: 'unreachable', because: 'status 503' })
    await using demo = await demoRuntime({ webhooks })
    await publish(demo, CALLER)
    await begin(demo.runtime, 'calling-process')
    await applyEffects(demo.runtime)
    expect(await statusOf(demo, 'calling-process')).toEqual(['running'])
    await demo.database.pool.query('UPDATE effect SET retry_at = NULL')
    await applyEffects(demo.runtime)
    expect([new Set(calls).size, calls.length]).toEqual([1, 2])
    expect(await statusOf(demo, 'calling-process')).toEqual(['completed'])
  })

  it.each<readonly [string, WebhookAnswer]>([
    ['refuses', { is: 'refused', because: 'status 404' }],
    ['answers an outcome that the step does not have', { is: 'answered', body: { outcome: 'maybe' } }],
    ['answers fields that it may not set', { is: 'answered', body: { fields: { other: 1 } } }],
    ['answers what nobody can read', { is: 'answered', body: { outcome: 5 } }],
  ])('that %s is an incident', async (_what, answer) => {
    await using demo = await demoRuntime({ webhooks: answering(answer).webhooks })
    await publish(demo, CALLER)
    await begin(demo.runtime, 'calling-process')
    await applyEffects(demo.runtime)
    const { rows } = await demo.database.pool.query<{ body: string }>(
      'SELECT body FROM record ORDER BY seq DESC LIMIT 1',
    )
    expect(rows[0]?.body).toContain('service-failed')
    expect(await statusOf(demo, 'calling-process')).toEqual(['running'])
  })
})
