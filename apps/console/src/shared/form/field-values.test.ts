import { describe, expect, it } from 'vitest'
import { fieldPatch, filledValues } from './field-values.ts'
import { standaloneModel } from './standalone-model.ts'

const field = (name: string, editable = true) => ({ ...standaloneModel('text', name), name, editable })
const MODELS = [
  field('account'),
  field('needs'),
  field('services'),
  field('guests'),
  field('count'),
  field('number', false),
]

describe('the values of a form', () => {
  it('leave out what is not filled', () => {
    const values = { account: 'a1', needs: '', services: [], guests: [], count: undefined }
    expect(filledValues(values, MODELS)).toEqual({ account: 'a1' })
  })

  it('keep zero and false, which are answers', () => {
    expect(filledValues({ count: 0, needs: false }, MODELS)).toEqual({ count: 0, needs: false })
  })

  it('keep amounts that are none, for the check to name', () => {
    expect(filledValues({ count: '12.345' }, MODELS)).toEqual({ count: '12.345' })
  })

  it('hold only what the step may change', () => {
    expect(filledValues({ number: 'SR-1', account: 'a1', stray: 'x' }, MODELS)).toEqual({ account: 'a1' })
  })

  it('drop empty cells of a list, but keep its rows in place', () => {
    expect(filledValues({ guests: [{ name: '' }, { name: '李', seats: undefined }] }, MODELS)).toEqual({
      guests: [{}, { name: '李' }],
    })
  })

  it('clear with null, in a change, what was emptied', () => {
    expect(fieldPatch({ account: 'a1', needs: '' }, MODELS)).toEqual({
      account: 'a1',
      needs: null,
      services: null,
      guests: null,
      count: null,
    })
  })
})
