import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from '@countersign/e2e/history'
import type { Instance } from '@countersign/engine/instance'
import type { CommandAnswer } from '@countersign/runtime/command-request'
import type { Stage } from '../stage/open-stage.ts'
import { send } from '../stage/send.ts'
import type { Act } from './acts.ts'
import type { Place } from './places.ts'
import { signatureOf } from './signature.ts'

export type Pair = { readonly place: Place; readonly acts: readonly [Act, Act] }

/** Every pair of things that may be asked of a request at one place, also one thing asked twice. */
export const pairsOf = (places: readonly Place[]): readonly Pair[] =>
  places.flatMap((place) =>
    place.acts.flatMap((one, index) =>
      place.acts.slice(index).map((other) => ({ place, acts: [one, other] as const })),
    ),
  )

export const nameOf = ({ place, acts: [one, other] }: Pair): string =>
  `${place.name}: ${one.name} / ${other.name}`

type Ground = { readonly stage: Stage; readonly history: History }

const ask = ({ stage, history }: Ground, act: Act, { instance, at }: { instance: Instance; at: 0 | 1 }) =>
  send(stage.pair[at], history, { id: instance.id, by: act.by, command: act.command(instance) })

/** The request as the database holds it. */
const stored = async ({ stage }: Ground, id: string): Promise<Instance> => {
  const { rows } = await stage.database.pool.query<{ state: string }>(
    'SELECT state FROM instance WHERE instance_id = $1',
    [id],
  )
  return JSON.parse(rows[0]?.state ?? 'null') as Instance
}

/** What the pair comes to one after the other, in both orders: a race must come to one of them. */
export const serially = async (ground: Ground, { place, acts }: Pair): Promise<ReadonlySet<string>> => {
  const outcomes = new Set<string>()
  for (const [first, second] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const instance = await place.reach(ground.stage, ground.history)
    const answers: CommandAnswer[] = []
    answers[first] = await ask(ground, acts[first], { instance, at: 0 })
    answers[second] = await ask(ground, acts[second], { instance, at: 0 })
    const after = await stored(ground, instance.id)
    outcomes.add(signatureOf(answers as unknown as readonly [CommandAnswer, CommandAnswer], after))
  }
  return outcomes
}

const LATEST_MS = 3

/** Asks both at once, each of a server of its own or both of one, and tells what it came to. */
export const race = async (ground: Ground, { place, acts }: Pair, random: () => number): Promise<string> => {
  const instance = await place.reach(ground.stage, ground.history)
  const apart = random() < 0.7
  const first = random() < 0.5 ? 0 : 1
  const later = async (act: Act, at: 0 | 1) => {
    if (random() < 0.5) await sleep(random() * LATEST_MS)
    return ask(ground, act, { instance, at })
  }
  const answers = await Promise.all([
    later(acts[0], first),
    later(acts[1], apart ? (first === 0 ? 1 : 0) : first),
  ])
  return signatureOf(answers, await stored(ground, instance.id))
}
