import { expect, it } from 'vitest'
import { parseOptions } from './options.ts'

const NOW = new Date('2026-11-22T10:00:00.000Z')
const parse = (...words: string[]) => parseOptions(words, NOW)

it('takes five short rounds for a quick run and longer ones otherwise', () => {
  expect(parse('--quick')).toMatchObject({ quick: true, rounds: 5, seconds: 2, clients: [1, 16, 64] })
  expect(parse()).toMatchObject({ quick: false, rounds: 7, seconds: 10 })
})

it('always runs the yardstick, which every ratio needs', () => {
  expect(parse('--contestants', 'rest,process')).toMatchObject({
    contestants: ['yardstick', 'process', 'rest'],
  })
})

it('says what is wrong with an option', () => {
  const wrong = [
    [['--rounds', '0'], '--rounds must be a whole number from 1'],
    [['--clients', '1,x'], '--clients must be a whole number from 1'],
    [['--contestants', 'camunda'], 'not "camunda"'],
    [['--role', 'worker'], '--role'],
    [['--fast'], '--fast'],
  ] as const
  for (const [words, sentence] of wrong) expect(() => parse(...words)).toThrow(sentence)
})
