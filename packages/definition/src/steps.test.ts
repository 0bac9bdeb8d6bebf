import { describe, expect, it } from 'vitest'
import { sampleDefinition as sample } from './sample-definition.ts'
import {
  editableFields,
  endStatus,
  formPermission,
  type ResolvedStep,
  requiredFields,
  shownFields,
  statesOf,
  stepsOf,
  targetOf,
  walkStates,
} from './steps.ts'

const stepNamed = (key: string): ResolvedStep => {
  const step = stepsOf(sample).get(key)
  if (step === undefined) throw new Error(`no step ${key}`)
  return step
}

describe('the states of a machine', () => {
  it('come in document order, parents before children, with their place', () => {
    expect([...walkStates(sample)].map(({ key }) => key)).toEqual([
      'draft',
      'reviews',
      'technical',
      'technical-review',
      'technical-done',
      'commercial',
      'commercial-review',
      'commercial-done',
      'closed',
      'rejected',
      'withdrawn',
      'stopped',
    ])
    expect(statesOf(sample).get('commercial-review')).toMatchObject({
      parent: 'commercial',
      ancestors: ['reviews', 'commercial'],
      pointer: '/machine/states/reviews/states/commercial/states/commercial-review',
    })
  })

  it.each([
    ['a sibling', 'draft', 'reviews', 'reviews'],
    ['no sibling', 'draft', 'technical-review', null],
    ['any state by #key', 'technical-review', '#rejected', 'rejected'],
    ['nowhere by #key', 'draft', '#nowhere', null],
    ['a child by .key', 'technical', '.technical-done', 'technical-done'],
    ['no grandchild by .key', 'reviews', '.technical-done', null],
    ['a child of the machine by .key', null, '.draft', 'draft'],
    ['no sibling of the machine', null, 'draft', null],
  ])('a target leads to %s', (_, from, target, expected) => {
    expect(targetOf(sample, from, target)).toBe(expected)
  })

  it('end as their key or their meta says, completed otherwise', () => {
    const status = (key: string) => endStatus(key, statesOf(sample).get(key)?.node ?? {})
    expect(['closed', 'rejected', 'withdrawn', 'stopped'].map(status)).toEqual([
      'completed',
      'rejected',
      'withdrawn',
      'rejected',
    ])
  })
})

describe('a step', () => {
  it('takes its own settings first, then those of its kind, then the product’s', () => {
    expect(stepNamed('technical-review')).toMatchObject({
      outcomes: ['approve', 'return', 'reject'],
      opinion: 'required',
      policy: { type: 'one' },
      returnTo: 'earlier',
      resubmit: 'walk-again',
      onSelf: 'superior',
      onEmpty: 'administrator',
      onRepeated: 'ask',
      onDeparted: 'superior',
      due: { within: 'review' },
      title: { zh: '例', en: 'Sample' },
    })
    expect(stepNamed('commercial-review')).toMatchObject({ outcomes: ['approve', 'reject'], onEmpty: 'skip' })
    expect(stepNamed('draft')).toMatchObject({
      outcomes: ['submit'],
      opinion: 'optional',
      due: null,
      title: null,
    })
  })

  it('shows, changes and requires the fields its form names, `*` standing for the rest', () => {
    const draft = stepNamed('draft')
    expect(formPermission(draft, 'files')).toBe('hidden')
    expect(shownFields(sample, draft)).not.toContain('files')
    expect(requiredFields(sample, draft)).toEqual(['account', 'services', 'amount'])
    const commercial = stepNamed('commercial-review')
    expect(editableFields(sample, commercial)).toEqual(['rate', 'note'])
    expect(requiredFields(sample, commercial)).toEqual(['rate'])
    expect(formPermission({ form: {} }, 'toString')).toBe('read')
  })
})
