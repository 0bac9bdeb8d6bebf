import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Patient } from '../testing/patient.ts'

let patient: Patient
beforeAll(async () => {
  patient = await Patient.admitted()
})
beforeEach(() => patient.healed())
afterAll(() => patient.dismissed())

describe('(2) replay equals what is stored', () => {
  it('finds a document that was edited', async () => {
    await patient.damage(
      await patient.running(),
      `UPDATE instance SET state = replace(state, '"amount":120000', '"amount":1') WHERE instance_id = $1`,
    )
    expect((await patient.findings()).map(({ code, detail }) => [code, detail])).toEqual([
      ['document-differs', 'the document differs in fields'],
    ])
  })
  it.each(['', 'null', '{"half": '])('finds a document that is no document: %j', async (state) => {
    await patient.damage(
      await patient.running(),
      `UPDATE instance SET state = '${state}' WHERE instance_id = $1`,
    )
    expect(await patient.codes()).toEqual(['2 document-unreadable'])
  })
  it('finds columns that say something else than the document', async () => {
    await patient.damage(
      await patient.running(),
      "UPDATE instance SET status = 'completed' WHERE instance_id = $1",
    )
    expect(await patient.codes()).toEqual(['2 columns-differ'])
  })
  it('finds a copy that was never sent', async () => {
    await patient.damage(
      await patient.running(),
      "INSERT INTO copy (instance_id, person_id, at, seq, started_at) VALUES ($1, 'gm', now(), 1, now())",
    )
    expect(await patient.codes()).toEqual(['2 copies-differ'])
  })
})

describe('(4) open tasks are those implied', () => {
  it.each([
    [
      'a task closed behind its back',
      "UPDATE task SET state = 'cancelled' WHERE instance_id = $1 AND state = 'open'",
      'task-differs',
    ],
    [
      'a task too many',
      "INSERT INTO task SELECT instance_id, 99, step, visit, since, due, state FROM task WHERE instance_id = $1 AND state = 'open'",
      'task-differs',
    ],
    [
      'a candidate put in',
      "INSERT INTO candidate SELECT instance_id, task_number, 'rep2', due, since, open, NULL, started_at FROM candidate WHERE instance_id = $1 AND open",
      'candidate-differs',
    ],
    ['a candidate taken out', 'DELETE FROM candidate WHERE instance_id = $1 AND open', 'candidate-differs'],
    [
      'a decision that nobody made',
      'UPDATE candidate SET decided_at = since WHERE instance_id = $1 AND open',
      'candidate-differs',
    ],
  ])('finds %s', async (_, sql, code) => {
    await patient.damage(await patient.running(), sql)
    expect(await patient.codes()).toEqual([`4 ${code}`])
  })
})

describe('(7) deliveries and effects exist once', () => {
  it('finds a delivery that was lost', async () => {
    await patient.damage(await patient.running(), 'DELETE FROM outbox WHERE instance_id = $1')
    expect(await patient.codes()).toEqual(['7 delivery-missing'])
  })
  it('finds a delivery nobody promised', async () => {
    await patient.damage(
      await patient.running(),
      "INSERT INTO outbox SELECT instance_id, seq, 9, 'gm', kind, params, created_at FROM outbox WHERE instance_id = $1",
    )
    expect(await patient.codes()).toEqual(['7 delivery-unpromised'])
  })
  it('finds an effect nobody promised', async () => {
    await patient.damage(
      await patient.running(),
      "INSERT INTO effect VALUES ($1, 1, 1, 'start-process', '{}', now())",
    )
    expect(await patient.codes()).toEqual(['7 effect-unpromised'])
  })
})
