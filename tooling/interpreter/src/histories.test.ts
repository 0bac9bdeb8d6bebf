import { describe, expect, it } from 'vitest'
import { notSeen, runHistories } from './compare/run-histories.ts'
import { runHistory } from './compare/run-history.ts'
import type { Document } from './document.ts'

const HISTORIES = 500
const LENGTH = 20
const SEED = Date.now() & 0x7fffffff

/** The same definition, with every step read otherwise. */
const everyStep =
  (change: object) =>
  (document: Document): Document =>
    JSON.parse(
      JSON.stringify(document, (key, value) =>
        key === 'step' && typeof value === 'object' ? { ...value, ...change } : value,
      ),
    ) as Document

describe('the engine and an interpreter of its own', () => {
  it(`agree on ${HISTORIES} random histories (seed ${SEED})`, { timeout: 180_000 }, async () => {
    const report = await runHistories({ seed: SEED, count: HISTORIES, length: LENGTH, log: () => {} })
    expect(report.differences).toEqual([])
    expect(notSeen(report)).toEqual([])
  })

  it.each([
    ['how many decide', { policy: { type: 'all' } }],
    ['whose votes are carried over', { onRepeated: 'carry' }],
    ['where a return may go', { returnTo: 'requester' }],
    ['who is kept apart', { separateFrom: [] }],
    ['when a step is due', { due: { within: 'later' } }],
  ])('are seen to differ where one misreads %s', (_what, change) => {
    const histories = Array.from({ length: 60 }, (_, seed) =>
      runHistory({ seed, length: LENGTH, misread: everyStep(change) }),
    )
    expect(histories.filter(({ difference }) => difference !== null).length).toBeGreaterThan(0)
  })
})
