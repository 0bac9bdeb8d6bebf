import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Patient } from '../testing/patient.ts'

let patient: Patient
beforeAll(async () => {
  patient = await Patient.admitted()
})
beforeEach(() => patient.healed())
afterAll(() => patient.dismissed())

describe('a single row that is wrong', () => {
  it('is found where only the column of a record breaks the chain', async () => {
    const instance = await patient.halfway()
    await patient.damage(
      instance,
      "UPDATE record SET previous_hash = repeat('0', 64) WHERE instance_id = $1 AND seq = 2",
    )
    expect(await patient.codes()).toEqual(['8 chain-broken'])
  })

  it('is found where a timer stays that has ended', async () => {
    const instance = await patient.running()
    await patient.damage(
      instance,
      "INSERT INTO timer (instance_id, state, visit, name, due_at) VALUES ($1, 'supervisor-review', 9, 'due', now())",
    )
    expect(await patient.codes()).toEqual(['6 timer-left-over'])
  })

  it('is found where one message of several was lost', async () => {
    const instance = await patient.halfway()
    await patient.damage(instance, 'DELETE FROM outbox WHERE instance_id = $1 AND seq = 2 AND ordinal = 0')
    expect(await patient.codes()).toEqual(['7 delivery-missing'])
  })

  it('is found where a decided task came back into an inbox', async () => {
    const instance = await patient.halfway()
    await patient.damage(
      instance,
      "UPDATE candidate SET open = true WHERE instance_id = $1 AND person_id = 'supervisor'",
    )
    expect(await patient.codes()).toEqual(['4 candidate-differs'])
  })
})
