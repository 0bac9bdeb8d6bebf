import { describe, expect, test } from 'vitest'
import { buyingCentreRisks, reportsInCircle } from './buying-centre.ts'

const contact = (role: string | null, stance: string | null = null) => ({ role, stance })

describe('the buying centre', () => {
  test('is at risk without a known decider, or with a single coach', () => {
    expect(buyingCentreRisks([])).toEqual(['no-decider'])
    expect(buyingCentreRisks([contact('user', 'coach')])).toEqual(['no-decider', 'single-coach'])
    expect(buyingCentreRisks([contact('decider'), contact('user', 'coach'), contact(null, 'coach')])).toEqual(
      [],
    )
  })

  test.each([
    ['themself', 'a', 'a', true],
    ['who reports to them', 'a', 'b', true],
    ['over two', 'a', 'c', true],
    ['somebody beside', 'd', 'c', false],
    ['somebody unknown', 'd', 'z', false],
  ])('nobody reports in a circle: %s', (_, id, to, circle) => {
    const contacts = [
      { id: 'a', reportsTo: null },
      { id: 'b', reportsTo: 'a' },
      { id: 'c', reportsTo: 'b' },
      { id: 'd', reportsTo: null },
    ]
    expect(reportsInCircle(contacts, { id, to })).toBe(circle)
  })
})
