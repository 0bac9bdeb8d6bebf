import { answered } from '@countersign/database/testing/requests'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Patient } from '../testing/patient.ts'

let patient: Patient
beforeAll(async () => {
  patient = await Patient.admitted()
})
beforeEach(() => patient.healed())
afterAll(() => patient.dismissed())

describe('(1) commands applied once', () => {
  it('finds a key whose command was never applied', async () => {
    await patient.damage(await patient.running(), 'UPDATE idempotency SET seq = 7 WHERE instance_id = $1')
    expect(await patient.codes()).toEqual(['1 key-without-command'])
  })
  it('finds two keys for one command', async () => {
    await patient.damage(
      await patient.halfway(),
      "UPDATE idempotency SET seq = 1, revision = 1 WHERE instance_id = $1 AND key = 'first'",
    )
    expect(await patient.codes()).toEqual(['1 key-shares-command'])
  })
})

describe('(3) records without a gap', () => {
  it.each([
    ['the first', 1, 'record-missing'],
    ['the last', 2, 'record-count'],
  ])('finds %s record deleted', async (_, seq, code) => {
    await patient.damage(
      await patient.halfway(),
      `DELETE FROM record WHERE instance_id = $1 AND seq = ${seq}`,
    )
    expect(await patient.codes()).toEqual([`3 ${code}`])
  })
  it('finds records of an instance that is gone', async () => {
    const instance = await patient.running()
    await patient.damage(instance, 'DELETE FROM instance WHERE instance_id = $1')
    expect(await patient.codes()).toEqual([
      '1 instance-missing',
      '3 instance-missing',
      '4 instance-missing',
      '4 instance-missing',
      '6 instance-missing',
      '7 instance-missing',
    ])
  })
})

describe('(8) the chain of hashes', () => {
  it('finds an opinion that was rewritten', async () => {
    await patient.damage(
      await patient.halfway(),
      "UPDATE record SET body = replace(body, '同意', '不同意') WHERE instance_id = $1 AND seq = 2",
    )
    expect(await patient.codes()).toEqual(['8 hash-wrong'])
  })
  it('finds it even when its own hash was made to fit', async () => {
    await patient.damage(
      await patient.commit(answered(await patient.halfway())),
      `UPDATE record SET body = replace(body, '同意', '不同意'),
         hash = encode(sha256(convert_to(replace(body, '同意', '不同意'), 'UTF8')), 'hex') WHERE instance_id = $1 AND seq = 2`,
    )
    expect(await patient.codes()).toEqual(['8 chain-broken'])
  })
  it.each(['{}', 'no record'])('finds a record that is none, its hash made to fit: %j', async (body) => {
    await patient.damage(
      await patient.halfway(),
      `UPDATE record SET body = '${body}', hash = encode(sha256('${body}'), 'hex') WHERE instance_id = $1 AND seq = 2`,
    )
    expect(await patient.codes()).toEqual(['8 record-unreadable'])
  })
  it('finds columns of a record that say something else than its text', async () => {
    await patient.damage(
      await patient.halfway(),
      "UPDATE record SET actor = 'gm' WHERE instance_id = $1 AND seq = 2",
    )
    expect(await patient.codes()).toEqual(['8 record-columns'])
  })
})
