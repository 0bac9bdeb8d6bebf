import { checkFields } from '@countersign/definition/field-values'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { expect, it } from 'vitest'
import { benchDefinition } from './bench-definition.ts'
import { drive } from './drive.ts'
import { FIELDS_BYTES, requestFields } from './request-fields.ts'

it('every request brings exactly one kilobyte of fields that the form takes', () => {
  const parsed = parseDefinition(JSON.parse(JSON.stringify(benchDefinition())))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  for (let index = 0; index < 64; index++) {
    const fields = requestFields(1, index)
    expect(Buffer.byteLength(JSON.stringify(fields))).toBe(FIELDS_BYTES)
    expect(checkFields(parsed.definition, fields, { required: ['account'], partial: false })).toEqual([])
  }
})

it('the same seed makes the same requests, another seed others', () => {
  expect(requestFields(7, 3)).toEqual(requestFields(7, 3))
  expect(requestFields(8, 3)).not.toEqual(requestFields(7, 3))
  expect(requestFields(7, 4)).not.toEqual(requestFields(7, 3))
})

it('a phase counts the commands that ended within it and times each of them', async () => {
  const command = () => new Promise<void>((resolve) => setTimeout(resolve, 20))
  const sample = await drive({ clients: 2, seconds: 0.25 }, (timed) => timed(command))
  // Two clients, 20 ms each, a quarter of a second: 24 at best; the two that end after it do not count.
  expect(sample.commands).toBeGreaterThan(0)
  expect(sample.commands).toBeLessThanOrEqual(24)
  expect(sample.latency?.p50).toBeGreaterThan(15)
})

it('a phase fails when one of its walks fails', async () => {
  const walk = () => Promise.reject(new Error('refused'))
  await expect(drive({ clients: 2, seconds: 5 }, walk)).rejects.toThrow('refused')
})
