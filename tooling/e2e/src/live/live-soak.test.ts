import { describe, expect, it } from 'vitest'
import { liveSoak, problemsOf } from './live-soak.ts'

const PEOPLE = 200

describe('200 people with a live stream on one server', { timeout: 120_000 }, () => {
  it('see a decision within a second at p95, and leave nothing behind in its memory', async () => {
    const log = (line: string) => process.stdout.write(`  live: ${line}\n`)
    const report = await liveSoak({ people: PEOPLE, seconds: 15, log })
    log(JSON.stringify(report))
    expect(problemsOf(report, PEOPLE)).toEqual([])
    // A run in which hardly anything happens would prove nothing.
    expect(report.decisions).toBeGreaterThanOrEqual(30)
    expect(report.reconnects).toBeGreaterThan(PEOPLE)
  })
})
