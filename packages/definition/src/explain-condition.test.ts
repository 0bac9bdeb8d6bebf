import { describe, expect, it } from 'vitest'
import { type Explanation, explainCondition, oppositeOf } from './explain-condition.ts'

/** As short as possible, to compare at a glance. */
const brief = (explanation: Explanation | null): string => {
  if (explanation === null) return 'none'
  if (explanation.kind !== 'test') return `${explanation.kind}(${explanation.parts.map(brief).join(', ')})`
  const { subject, relation, values } = explanation
  return [
    subject.measure === 'size' ? '#' : '',
    subject.path.join('.'),
    ` ${relation} `,
    values.join('|'),
  ].join('')
}

describe('a condition in parts', () => {
  it.each([
    ["'special-payment' in fields.services", 'fields.services contains special-payment'],
    ['fields.amount > 500000', 'fields.amount above 500000'],
    ['500000 <= fields.amount', 'fields.amount at-least 500000'],
    ["requester.rank in ['rep', 'supervisor']", 'requester.rank is rep|supervisor'],
    ["!(fields.kind == 'a')", 'fields.kind is-not a'],
    ['size(fields.items) >= 3', '#fields.items at-least 3'],
    ['fields.items.size() < 1', '#fields.items below 1'],
    ["steps['manager-approval'].outcome == 'return'", 'steps.manager-approval.outcome is return'],
    ['fields.urgent', 'fields.urgent is true'],
    ['has(fields.amount) && fields.amount > 3', 'fields.amount above 3'],
    ['has(fields.note)', 'fields.note filled '],
    [
      'fields.a > 1 && (fields.b || !has(fields.c))',
      'all(fields.a above 1, any(fields.b is true, fields.c empty ))',
    ],
  ])('%s', (source, expected) => {
    expect(brief(explainCondition(source))).toBe(expected)
  })

  it.each(['fields.a + fields.b > 3', 'fields.items.exists(i, i > 3)', 'fields.a >', 'fields.a == fields.b'])(
    'is none where it computes or does not parse: %s',
    (source) => {
      expect(explainCondition(source)).toBeNull()
    },
  )

  it('turned round says what holds when it does not', () => {
    const found = explainCondition("'x' in fields.list && fields.amount > 3")
    expect(found && brief(oppositeOf(found))).toBe('any(fields.list contains-not x, fields.amount at-most 3)')
    expect(found && oppositeOf(oppositeOf(found))).toEqual(found)
  })
})
