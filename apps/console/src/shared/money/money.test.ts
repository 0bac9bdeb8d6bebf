import { describe, expect, it } from 'vitest'
import { formatYuan, parseYuan, yuanText } from './money.ts'

describe('money', () => {
  it.each([
    ['0', 0],
    ['1', 100],
    ['1.5', 150],
    ['19.99', 1999],
    ['1,234,567.80', 123_456_780],
    ['¥ 88', 8800],
    ['１２３．４５', 12_345],
    ['12。5', 1250],
    ['0.07', 7],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['-3.20', -320],
  ])('reads %s yuan as %i fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })

  it.each(['', 'abc', '1.234', '1.2.3', '.5', '5.', '1e3', '90071992547409.92', '--1'])(
    'refuses %j',
    (text) => {
      expect(parseYuan(text)).toBeNull()
    },
  )

  it('keeps every fen on the way to the screen and back', () => {
    for (const fen of [0, 1, 9, 10, 99, 100, 101, 115, 57_911, 1_000_000_07, -5]) {
      expect(parseYuan(yuanText(fen))).toBe(fen)
      expect(parseYuan(formatYuan(fen))).toBe(fen)
    }
  })

  it('groups thousands for reading', () => {
    expect(formatYuan(123_456_780)).toBe('¥1,234,567.80')
    expect(formatYuan(99_999)).toBe('¥999.99')
    expect(formatYuan(-100_000)).toBe('-¥1,000.00')
  })
})
