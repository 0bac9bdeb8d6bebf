import { describe, expect, it } from 'vitest'
import { soak } from './soak.ts'

const SEED = 20_261_122

describe('64 clients at once', { timeout: 90_000 }, () => {
  it('are each told the truth for ten seconds, and the doctor finds nothing', async () => {
    const log = (line: string) => process.stdout.write(`  soak: ${line}\n`)
    const report = await soak({ clients: 64, seconds: 10, seed: SEED, log })
    expect(report.problems).toEqual([])
    // A run that hardly does anything would prove nothing.
    expect(report.acknowledged).toBeGreaterThan(100)
    expect(report.refused).toBeGreaterThan(0)
  })
})
