import { Validator } from '@cfworker/json-schema'
import { describe, expect, it } from 'vitest'
import { definitionJsonSchema } from './json-schema.ts'
import { sampleDefinition } from './sample-definition.ts'

const validate = (value: object): boolean =>
  new Validator(definitionJsonSchema(), '2020-12').validate(value).valid

describe('the published JSON Schema', () => {
  it('accepts a definition', () => {
    expect(validate(sampleDefinition)).toBe(true)
  })

  it.each([
    ['an unknown key', { ...sampleDefinition, invoke: 'code' }],
    ['a missing title', { ...sampleDefinition, title: undefined }],
    [
      'a state name that is no key',
      { ...sampleDefinition, machine: { initial: 'a', states: { 'Bad name': {} } } },
    ],
    ['an unknown rule', { ...sampleDefinition, start: [{ rule: 'everyone' }] }],
  ])('refuses %s', (_, value) => {
    expect(validate(JSON.parse(JSON.stringify(value)))).toBe(false)
  })

  it('says each part of the language once, under its name', () => {
    const schema = definitionJsonSchema()
    expect(JSON.stringify(schema).length).toBeLessThan(30_000)
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { StateNode: {}, Step: {}, Field: {} },
    })
  })
})
