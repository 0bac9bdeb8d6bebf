import { describe, expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import { hasText, text } from './text.ts'
import zh from './zh-CN.json' with { type: 'json' }

const CHINESE = { language: 'zh-CN', zone: 'Asia/Shanghai' } as const
const ENGLISH = { language: 'en', zone: 'Asia/Shanghai' } as const

const sentences = (catalogue: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  Object.entries(catalogue).flatMap(([group, texts]) =>
    Object.entries(texts).map(([code, sentence]) => [`${group} ${code}`, sentence] as const),
  )

const placesIn = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the catalogues', () => {
  const chinese = new Map(sentences(zh))
  const english = new Map(sentences(en))

  test('say the same things in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test.each([...english])('%s needs the same values in both languages', (name, sentence) => {
    expect(placesIn(chinese.get(name) ?? '')).toEqual(placesIn(sentence))
  })
})

describe('a lost race', () => {
  const at = '2026-11-02T02:02:31.000Z'
  test('is told with the name, the outcome and the time in the organisation’s zone', () => {
    const params = { by: '王丽萍', at, outcome: '同意' }
    expect(text(CHINESE, ['problem', 'task-already-decided'], params)).toBe(
      '王丽萍已于 2026-11-02 10:02 同意。',
    )
    expect(
      text(ENGLISH, ['problem', 'task-already-decided'], { ...params, by: 'Wang', outcome: 'approved' }),
    ).toBe('Already approved by Wang at 2026-11-02 10:02.')
  })

  test('of today needs no date', () => {
    const now = new Date().toISOString()
    const written = text(CHINESE, ['problem', 'task-cancelled'], { at: now })
    expect(written).toMatch(/^这项任务已于 \d\d:\d\d 取消/)
  })
})

test('a label is read in the reader’s language', () => {
  const params = { message: { zh: '请留意', en: 'Please note' }, title: 't', number: '1' }
  expect(text(ENGLISH, ['notice', 'notified'], params)).toBe('Please note (t 1)')
  expect(text(CHINESE, ['notice', 'notified'], params)).toBe('请留意（t 1）')
})

test('what people wrote is put in as it is, whatever it looks like', () => {
  const params = { by: '{{at}} $t(problem.busy) <b>', at: '2026-11-02T02:02:31.000Z', outcome: 'approved' }
  expect(text(ENGLISH, ['problem', 'task-already-decided'], params)).toBe(
    'Already approved by {{at}} $t(problem.busy) <b> at 2026-11-02 10:02.',
  )
})

test('a code without a text is a broken invariant', () => {
  expect(hasText('problem', 'no-such-code')).toBe(false)
  expect(hasText('problem', 'constructor')).toBe(false)
  expect(() => text(ENGLISH, ['problem', 'no-such-code'])).toThrow('no text for problem no-such-code')
})
