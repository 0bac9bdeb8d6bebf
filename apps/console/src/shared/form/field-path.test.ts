import { describe, expect, it } from 'vitest'
import { controlId, controlPathOf, inFormOrder } from './field-path.ts'
import type { FieldModel } from './form-model.ts'
import { standaloneModel } from './standalone-model.ts'

const model = (name: string, kind: FieldModel['kind'], editable = true): FieldModel => ({
  ...standaloneModel(kind, name),
  name,
  editable,
})

const MODELS = [
  model('services', 'choices'),
  model('account', 'account'),
  model('guests', 'list'),
  model('contact', 'object'),
  model('result', 'multiline', false),
]

describe('the control a problem belongs to', () => {
  it.each([
    ['/fields/account', ['account']],
    ['/fields/services/0', ['services']],
    ['/fields/services', ['services']],
    ['/fields/guests/2/name', ['guests', 2, 'name']],
    ['/fields/guests/2', ['guests', 2]],
    ['/fields/contact/phone', ['contact', 'phone']],
  ])('of %s is found', (pointer, path) => {
    expect(controlPathOf(pointer, MODELS)).toEqual(path)
  })

  it.each(['/fields/unknown', '/fields/result', '/opinion', '/fields', '', 'fields/account'])(
    'of %j is none that can be edited here',
    (pointer) => {
      expect(controlPathOf(pointer, MODELS)).toBeNull()
    },
  )

  it('is addressed by the id that the form gives it', () => {
    expect(controlId('fields', ['guests', 2, 'name'])).toBe('fields_guests_2_name')
  })
})

describe('problems of a form', () => {
  it('stand in the order of its fields, those of no field first', () => {
    const paths = [
      '/fields/guests/1/name',
      '/fields/guests/0/name',
      '/opinion',
      '/fields/account',
      '/fields/services/3',
    ]
    expect(
      inFormOrder(
        paths.map((path) => ({ path })),
        MODELS,
      ).map(({ path }) => path),
    ).toEqual([
      '/opinion',
      '/fields/services/3',
      '/fields/account',
      '/fields/guests/1/name',
      '/fields/guests/0/name',
    ])
  })
})
