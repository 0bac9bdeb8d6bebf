import { describe, expect, it } from 'vitest'
import { notSeen, runHistories } from './compare/run-histories.ts'
import { runHistory } from './compare/run-history.ts'
import type { Document, World } from './document.ts'

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

/** The same definition without a setting that rules or steps may have. */
const without =
  (setting: string) =>
  (document: Document): Document =>
    JSON.parse(JSON.stringify(document, (key, value) => (key === setting ? undefined : value))) as Document

/** The same organisation, where everybody is otherwise. */
const everybody =
  (change: Partial<World['people'][number]>) =>
  (world: World): World => ({ ...world, people: world.people.map((person) => ({ ...person, ...change })) })

const same = <T>(one: T): T => one

/** A misreading that none of so many histories shows is one that the others would not show either. */
const MOST_SEEDS = 300

const isNoticed = (misread: (document: Document) => Document, misseen: (world: World) => World = same) =>
  Array.from({ length: MOST_SEEDS }, (_, seed) => seed).some(
    (seed) => runHistory({ seed, length: LENGTH, misread, misseen }).difference !== null,
  )

describe('the engine and an interpreter of its own', () => {
  it(`agree on ${HISTORIES} random histories (seed ${SEED})`, { timeout: 180_000 }, async () => {
    const report = await runHistories({ seed: SEED, count: HISTORIES, length: LENGTH, log: () => {} })
    expect(report.differences).toEqual([])
    expect(notSeen(report)).toEqual([])
  })

  it.each([
    ['how many decide', { policy: { type: 'all' } }],
    ['how many are enough', { policy: { type: 'quorum', need: { count: 1 } } }],
    ['who comes after whom', { policy: { type: 'sequence' } }],
    ['whether everybody is heard first', { policy: { type: 'all', counted: true } }],
    ['where a request goes after a return', { resubmit: 'straight-back' }],
    ['whose votes are carried over', { onRepeated: 'carry' }],
    ['where a return may go', { returnTo: 'requester' }],
    ['who is kept apart', { separateFrom: [] }],
    ['when a step is due', { due: { within: 'later' } }],
  ])('are seen to differ where one misreads %s', { timeout: 60_000 }, (_what, change) => {
    expect(isNoticed(everyStep(change))).toBe(true)
  })

  it.each([
    ['what a group is', 'group'],
    ['whether stops are counted', 'counted'],
    ['what a service is told', 'input'],
    ['what happens at the due time', 'escalate'],
  ])('are seen to differ where one overlooks %s', { timeout: 60_000 }, (_what, setting) => {
    expect(isNoticed(without(setting))).toBe(true)
  })

  it.each([
    ['who is away', { absences: [] }],
    ['who administers', { administers: false }],
  ])('are seen to differ where one does not know %s', { timeout: 60_000 }, (_what, change) => {
    expect(isNoticed(same, everybody(change))).toBe(true)
  })
})
