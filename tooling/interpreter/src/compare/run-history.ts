import type { Document, World } from '../document.ts'
import { RandomHistory } from '../random/random-history.ts'
import { Comparison } from './comparison.ts'

/** What one history came to; `difference` is null where both readings agreed at every step. */
export type HistoryReport = {
  /** How often each verb was applied, how often each refusal was given, and how the request ended. */
  readonly seen: ReadonlyMap<string, number>
  readonly difference: string | null
}

export type History = {
  readonly seed: number
  /** How many commands are sent. */
  readonly length: number
  /** Gives the interpreter another definition than the engine, to see that it would be noticed. */
  readonly misread?: (document: Document) => Document
  /** Gives it another organisation. */
  readonly misseen?: (world: World) => World
}

/** Plays one random history of a random definition; the same seed plays the same one. */
export const runHistory = ({
  seed,
  length,
  misread = (document) => document,
  misseen = (world) => world,
}: History): HistoryReport => {
  const history = new RandomHistory(seed)
  const comparison = new Comparison(history.document, misread(history.document), misseen)
  for (let steps = 0; steps < length; steps++) {
    const act = history.next(comparison)
    const difference = comparison.step(act)
    if (difference !== null) {
      const what = `seed ${seed}, step ${steps}, ${act.actor ?? 'system'} ${JSON.stringify(act.command)}`
      return { seen: comparison.seen, difference: `${what}\n${difference}` }
    }
    if (history.goOn(act, comparison.request)) comparison.beginAnew()
  }
  return { seen: comparison.seen, difference: null }
}
