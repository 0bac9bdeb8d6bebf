import { answered, asked, started } from '@countersign/database/testing/requests'
import { sha256Hex } from '@countersign/definition/content-hash'
import type { Event } from '@countersign/engine/event'
import type { RecordBody } from '@countersign/engine/record'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Patient } from '../testing/patient.ts'

let patient: Patient
beforeAll(async () => {
  patient = await Patient.admitted()
})
beforeEach(() => patient.healed())
afterAll(() => patient.dismissed())

describe('(5) decisions were authorised', () => {
  const by = (person: string) => (body: RecordBody) => ({
    actor: { person },
    events: body.events.map((event): Event => (event.type === 'voted' ? { ...event, person } : event)),
  })
  it('finds a decision by somebody who was no candidate', async () => {
    await patient.forge(answered(await patient.running()), by('finance'))
    expect(await patient.codes()).toEqual(['5 not-authorised'])
  })
  it("finds the requester's own approval", async () => {
    await patient.forge(answered(await patient.running()), by('rep'))
    expect(await patient.codes()).toEqual(['5 not-authorised'])
  })
  it('finds fields changed under the cover of a decision', async () => {
    await patient.forge(answered(await patient.running()), (body) => ({
      events: [{ type: 'fields-set', values: { amount: 1 }, cleared: [] }, ...body.events],
    }))
    expect(await patient.codes()).toEqual(['5 decided-otherwise'])
  })
  it('finds facts taken out of a record', async () => {
    await patient.forge(answered(await patient.running()), (body) => ({
      facts: { ...body.facts, directory: { ...body.facts.directory, people: {}, holders: {} } },
    }))
    expect(await patient.codes()).toEqual(['5 undecidable'])
  })
  it('finds records that tell no possible story', async () => {
    const start = started()
    const { record } = start.decision
    if (record === null) throw new Error('a start has a record')
    const body = record.body.replace('"type":"started"', '"type":"unheard-of"')
    const forged = { ...record, body, hash: sha256Hex(body) }
    await patient.commit({ ...start, decision: { ...start.decision, record: forged } })
    expect(await patient.codes()).toEqual(['2 replay-impossible'])
  })
  it('finds a definition that was exchanged', async () => {
    await patient.running()
    await patient.owner.query(
      `UPDATE definition_version SET body = replace(body, '"amount":2', '"amount":3')`,
    )
    expect(await patient.codes()).toEqual(['5 undecidable'])
  })
})

describe('(6) timers end once and never early', () => {
  it('finds a timer that was lost', async () => {
    await patient.damage(await patient.running(), "DELETE FROM timer WHERE instance_id = $1 AND name = 'due'")
    expect(await patient.codes()).toEqual(['6 timer-missing'])
  })
  it('finds a timer nobody set', async () => {
    await patient.damage(await patient.running(), "INSERT INTO timer VALUES ($1, 'draft', 9, 'due', now())")
    expect(await patient.codes()).toEqual(['6 timer-left-over'])
  })
  it('finds a timer that was put off', async () => {
    await patient.damage(
      await patient.running(),
      "UPDATE timer SET due_at = due_at + interval '1 day' WHERE instance_id = $1 AND name = 'due'",
    )
    expect(await patient.codes()).toEqual(['6 timer-left-over', '6 timer-missing'])
  })
  it('finds a timer that fired early', async () => {
    const start = await patient.commit(started({ now: '2020-01-06T02:00:00.000Z' }))
    const { state, visit, name } = start.timers.find((timer) => timer.name === 'due') ?? {
      state: '',
      visit: 0,
      name: '',
    }
    const command = { verb: 'fire-timer', timer: { state, visit, name } } as const
    const fired = asked(start, command, { by: { system: 'timer' }, now: '2020-03-01T00:00:00.000Z' })
    await patient.forge(fired, (body) => ({ facts: { ...body.facts, now: '2020-01-06T03:00:00.000Z' } }))
    expect(await patient.codes()).toEqual(['6 timer-early'])
  })
})

describe('(9) an ended instance never changes', () => {
  it('finds what was added after the end', async () => {
    const start = await patient.running()
    const end = await patient.commit(answered(start, 'reject'))
    const comment = asked(start, { verb: 'comment', text: '补记' })
    const revision = end.revision + 1
    const late = {
      ...comment,
      before: end,
      decision: { ...comment.decision, instance: { ...end, revision } },
    }
    const record = late.decision.record
    if (record === null) throw new Error('a comment has a record')
    const next = {
      ...late,
      decision: {
        ...late.decision,
        deliveries: [],
        record: { ...record, seq: end.seq + 1, previous: end.hash },
      },
    }
    await patient.forge(next, () => ({ seq: end.seq + 1, previous: end.hash }))
    expect(await patient.codes()).toEqual(['9 changed-after-end'])
  })
})

describe('(10) open instances wait for something', () => {
  it('finds one that nothing will ever move', async () => {
    const start = await patient.running()
    const [task] = start.activations.at(-1)?.tasks ?? []
    const { step = '', visit = 0 } = start.activations.at(-1) ?? {}
    const comment = asked(start, { verb: 'comment', text: '卡住' })
    await patient.forge(comment, () => ({
      events: [
        { type: 'task-cancelled', step, visit, task: task?.number ?? 0 },
        ...start.timers.map(({ state, visit, name }) => ({
          type: 'timer-ended' as const,
          timer: { state, visit, name },
          by: 'cancelled' as const,
        })),
      ],
    }))
    expect(await patient.codes()).toEqual(['10 nothing-to-wait-for'])
  })
})
