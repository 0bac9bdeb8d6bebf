import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { describe, expect, it } from 'vitest'
import { formModel } from './form-model.ts'

const text = (zh: string, en: string) => ({ 'x-label': { zh, en } })

const DEFINITION: Definition = {
  key: 'visit',
  title: { zh: '拜访', en: 'Visit' },
  start: [{ rule: 'rank', rank: 'rep' }],
  options: {
    catalogue: [
      { value: 'training', label: { zh: '培训', en: 'Training' } },
      { value: 'show', label: { zh: '展示', en: 'Show' } },
    ],
  },
  fields: {
    type: 'object',
    additionalProperties: false,
    required: ['account', 'services'],
    properties: {
      account: { type: 'string', 'x-ref': 'account', ...text('客户', 'Account') },
      services: {
        type: 'array',
        items: { type: 'string', 'x-options': 'catalogue' },
        ...text('服务', 'Services'),
      },
      amount: { type: 'integer', 'x-unit': 'fen' },
      people: { type: 'integer', 'x-unit': '人' },
      needs: { type: 'string', 'x-multiline': true },
      when: { type: 'string', format: 'date' },
      urgent: { type: 'boolean' },
      mode: { type: 'string', enum: ['phone', 'visit'] },
      files: { type: 'array', items: { type: 'string', 'x-ref': 'file' } },
      guests: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: { type: 'string', ...text('姓名', 'Name') },
            host: { type: 'string', 'x-ref': 'person' },
          },
        },
      },
      words: { type: 'array', items: { type: 'string' } },
      satisfaction: { type: 'integer', minimum: 1, maximum: 5 },
    },
  },
  machine: {
    initial: 'draft',
    states: {
      draft: {
        meta: {
          step: {
            kind: 'form',
            form: { '*': 'edit', satisfaction: 'hidden', mode: 'read', needs: 'required' },
          },
        },
      },
      closing: { meta: { step: { kind: 'form', form: { '*': 'read', satisfaction: 'required' } } } },
    },
  },
}

const modelOf = (step: string) => {
  const found = stepsOf(DEFINITION).get(step)
  if (found === undefined) throw new Error(`no step ${step}`)
  return formModel(DEFINITION, found, 'zh-CN')
}

describe('a form made from a definition', () => {
  it('has one control for each kind of field', () => {
    expect(Object.fromEntries(modelOf('draft').map(({ name, kind }) => [name, kind]))).toEqual({
      account: 'account',
      services: 'choices',
      amount: 'money',
      people: 'number',
      needs: 'multiline',
      when: 'date',
      urgent: 'boolean',
      mode: 'choice',
      files: 'files',
      guests: 'list',
      words: 'texts',
    })
    expect(modelOf('closing').at(-1)?.kind).toBe('scale')
  })

  it('hides, locks and requires what the step says', () => {
    const draft = modelOf('draft')
    expect(draft.some(({ name }) => name === 'satisfaction')).toBe(false)
    expect(draft.filter(({ editable }) => !editable).map(({ name }) => name)).toEqual(['mode'])
    expect(draft.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'account',
      'services',
      'needs',
    ])
    expect(
      modelOf('closing')
        .filter(({ editable }) => editable)
        .map(({ name }) => name),
    ).toEqual(['satisfaction'])
  })

  it("speaks the reader's language, and falls back to the field's name", () => {
    const [account, services, amount] = modelOf('draft')
    expect(account?.label).toBe('客户')
    expect(services?.choices).toEqual([
      { value: 'training', label: '培训' },
      { value: 'show', label: '展示' },
    ])
    expect(amount?.label).toBe('amount')
  })

  it('names a unit, but never fen, which nobody types', () => {
    const draft = modelOf('draft')
    expect(draft.find(({ name }) => name === 'people')?.unit).toBe('人')
    expect(draft.find(({ name }) => name === 'amount')?.unit).toBeNull()
  })

  it('describes the columns of a list of objects', () => {
    const guests = modelOf('draft').find(({ name }) => name === 'guests')
    expect(guests?.columns.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['name', 'text', true],
      ['host', 'person', false],
    ])
  })
})
