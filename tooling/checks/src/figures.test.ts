import { describe, expect, it } from 'vitest'
import { type FiguresRun, figuresPage, unexplained } from './figures.ts'

const RUN: FiguresRun = {
  name: 'speed',
  date: '2026-11-23',
  command: 'npm run bench',
  seed: 7,
  sizes: { open: 100_000 },
  results: [
    { goal: 'commands', asked: '>= 2', reached: 1.5, unit: 'x', ok: false },
    { goal: 'start', asked: '< 6', reached: 4.25, unit: ' s', ok: true },
  ],
  machine: '2 cores',
}

describe('the page of figures', () => {
  it('asks for a reason for each figure that is not reached, and for what CI does', () => {
    expect(unexplained([RUN], { ci: {}, reasons: {} })).toEqual([
      'docs/figures/about.json does not say what CI does of "speed"',
      'docs/figures/about.json gives no reason why "commands" of "speed" is not reached',
    ])
    expect(
      unexplained([RUN], { ci: { speed: 'a short run' }, reasons: { speed: { commands: 'two cores' } } }),
    ).toEqual([])
  })

  it('shows what is not reached in bold with its reason', () => {
    const page = figuresPage([RUN], {
      ci: { speed: 'a short run' },
      reasons: { speed: { commands: 'two cores' } },
    })
    expect(page).toContain('| **commands** | >= 2x | **1.5x** | two cores |')
    expect(page).toContain('| start | < 6 s | 4.25 s |  |')
    expect(page).toContain('2026-11-23, seed 7, open 100,000; 2 cores. In `npm test`: a short run.')
  })
})
