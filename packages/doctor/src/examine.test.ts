import { answered, asked, started } from '@countersign/database/testing/requests'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { examine } from './examine.ts'
import { Patient } from './testing/patient.ts'

let patient: Patient
beforeAll(async () => {
  patient = await Patient.admitted()
})
beforeEach(() => patient.healed())
afterAll(() => patient.dismissed())

describe('a database in order', () => {
  it('has no findings, after every kind of command', async () => {
    await patient.running()
    await patient.commit(answered(await patient.running(), 'reject'))
    const draft = await patient.commit(started({ submit: false, key: 'draft' }))
    const saved = await patient.commit(
      asked(draft, { verb: 'save-draft', fields: { deepNeeds: '改' } }, { key: 'saved' }),
    )
    await patient.commit(
      asked(saved, { verb: 'submit', fields: (await patient.running()).fields }, { key: 'submitted' }),
    )
    const talked = await patient.commit(
      asked(await patient.running(), { verb: 'comment', text: '请看', mentions: ['finance'] }),
    )
    const copied = await patient.commit(asked(talked, { verb: 'cc', to: ['quality', 'finance'] }))
    await patient.commit(asked(copied, { verb: 'withdraw' }))
    const returned = await patient.commit(answered(await patient.halfway(), 'return'))
    const again = await patient.commit(asked(returned, { verb: 'submit' }))
    await patient.commit(answered(await patient.commit(answered(again)), 'approve'))
    expect(await patient.findings()).toEqual([])
  })

  it('has none when timers have fired, reminding and escalating', async () => {
    let instance = await patient.commit(started({ now: '2020-01-06T02:00:00.000Z' }))
    while (instance.timers.length > 0) {
      const { state, visit, name, dueAt } = instance.timers[0] ?? { state: '', visit: 0, name: '', dueAt: '' }
      const command = { verb: 'fire-timer', timer: { state, visit, name } } as const
      instance = await patient.commit(asked(instance, command, { by: { system: 'timer' }, now: dueAt }))
    }
    expect(await patient.findings()).toEqual([])
  })

  it('counts every instance once, over several batches', async () => {
    const entries = Array.from({ length: 230 }, () => started())
    await patient.commit(...entries)
    const counts: number[] = []
    for await (const finding of examine(patient.db.pool, { progress: (count) => counts.push(count) }))
      expect(finding).toBeUndefined()
    expect(counts.at(-1)).toBe(230)
  })
})

it('reads what it examines and changes nothing', async () => {
  await patient.running()
  const read = await patient.owner.query('SELECT xmin, * FROM instance')
  await patient.findings()
  expect((await patient.owner.query('SELECT xmin, * FROM instance')).rows).toEqual(read.rows)
})
