import { describe, expect, it } from 'vitest'
import { judge } from './calls/judge.ts'
import type { Report } from './run/report.ts'
import { runStage } from './run/run-stage.ts'

const SEED = Date.now() & 0x7fffffff
const MINUTES = 180_000

const answered = ({ answers }: Report, how: RegExp): readonly string[] =>
  Object.keys(answers).filter((answer) => how.test(answer))

describe(`hostile input (seed ${SEED})`, () => {
  it(
    'to every procedure and route is refused with a known code, or done, within a second',
    async () => {
      const report = await runStage('calls', { seed: SEED, count: 50 })
      expect(report.findings).toEqual([])
      expect(report.cases).toBeGreaterThan(3000)
      // Most calls meet a refusal; a test that never got past the door would find nothing behind it.
      expect(answered(report, /: done$/).length).toBeGreaterThan(55)
      expect(answered(report, /: refused$/).length).toBeGreaterThan(65)
    },
    MINUTES,
  )

  it(
    'as a definition is refused with a code, or checked and compiled, within a second',
    async () => {
      const report = await runStage('definitions', { seed: SEED, count: 1000 })
      expect(report.findings).toEqual([])
      expect([report.cases, report.answers.compiled]).toEqual([1000, expect.any(Number)])
    },
    MINUTES,
  )

  it(
    'as a condition is refused with a code, or evaluated, within a second',
    async () => {
      const report = await runStage('conditions', { seed: SEED, count: 1000 })
      expect(report.findings).toEqual([])
      expect([report.cases, report.answers.accepted]).toEqual([1000, expect.any(Number)])
    },
    MINUTES,
  )
})

it('a case that never ends is found, and named', async () => {
  const entry = new URL('./testing/endless-thread.ts', import.meta.url)
  const { findings } = await runStage('conditions', { seed: 1, count: 1 }, { entry, hangsMs: 1000 })
  expect(findings).toEqual([{ what: 'hangs', where: 'conditions', input: 'an endless case' }])
})

describe('an answer is wrong', () => {
  const problem = { code: 'malformed', detail: 'a sentence', errors: [] }
  it.each<readonly [string, number, object]>([
    ['with a status of the server’s own fault', 500, { ...problem, code: 'unexpected' }],
    ['with a code that nobody knows', 400, { ...problem, code: 'e-17' }],
    ['with a sentence that was not filled in', 400, { ...problem, detail: 'at most {{max}}' }],
    ['with a field’s code that nobody knows', 400, { ...problem, errors: [{ code: 'e-17', message: 'no' }] }],
    ['without a problem', 404, []],
  ])('%s', (_how, status, body) => {
    expect(judge(status, JSON.stringify(body), false).wrong).not.toBeNull()
  })

  it('and right when it is busy, or refuses in words', () => {
    expect(judge(503, JSON.stringify({ ...problem, code: 'busy' }), false).wrong).toBeNull()
    expect(judge(400, JSON.stringify(problem), false).wrong).toBeNull()
  })
})
