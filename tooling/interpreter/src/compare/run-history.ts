import { checkStructure } from '@countersign/analysis/check-structure'
import { Definition } from '@countersign/definition/definition'
import type { Document, World } from '../document.ts'
import { Random } from '../random/random.ts'
import { type Act, randomAct, startCommand } from '../random/random-command.ts'
import { randomDefinition } from '../random/random-definition.ts'
import { DEPARTMENTS, firstWorld, PEOPLE } from '../random/random-world.ts'
import { isOpen } from '../request.ts'
import { Comparison } from './comparison.ts'

/** What one history came to; `difference` is null where both readings agreed at every step. */
export type HistoryReport = {
  /** How often each verb was applied, how often each refusal was given, and how the request ended. */
  readonly seen: ReadonlyMap<string, number>
  readonly difference: string | null
}

/** What definitions may name. */
const NAMES = { people: PEOPLE, departments: DEPARTMENTS, definitions: ['test-request'] }

/** One in two does not pass: so many in a row would be a check that lets nothing pass any more. */
const MOST_DRAWN = 1000

/** A definition that may be published, drawn by the seed. */
const publishable = (random: Random): Document => {
  for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
    const document = randomDefinition(random)
    const findings = checkStructure(Definition.parse(document), NAMES)
    if (findings.every(({ severity }) => severity !== 'error')) return document
  }
  throw new Error('no definition passes the check')
}

/** After an end a few more commands must be refused, and then another request begins. */
const AFTER_THE_END = 2

/** Mostly a minute, at times a few days; the account is at times not known. */
const laterWorld = (random: Random, world: World): World => {
  const minutes = random.chance(0.1) ? random.below(4000) : 1
  return {
    ...world,
    now: new Date(Date.parse(world.now) + minutes * 60_000).toISOString(),
    account: random.chance(0.03) ? null : firstWorld().account,
  }
}

export type History = {
  readonly seed: number
  /** How many commands are sent. */
  readonly length: number
  /** Gives the interpreter another definition than the engine, to see that it would be noticed. */
  readonly misread?: (document: Document) => Document
}

/** Plays one random history of a random definition; the same seed plays the same one. */
export const runHistory = ({ seed, length, misread = (document) => document }: History): HistoryReport => {
  const random = new Random(seed)
  const document = publishable(random)
  const comparison = new Comparison(document, misread(document))
  let world = firstWorld()
  let afterEnd = 0
  for (let steps = 0; steps < length; steps++) {
    const { language, request } = comparison
    const act: Act =
      request === null
        ? {
            world,
            actor: random.chance(0.97) ? random.pick(PEOPLE) : 'stranger',
            command: startCommand(random, language),
          }
        : randomAct(random, { language, request, world })
    const difference = comparison.step(act)
    if (difference !== null) {
      const what = `seed ${seed}, step ${steps}, ${act.actor ?? 'system'} ${JSON.stringify(act.command)}`
      return { seen: comparison.seen, difference: `${what}\n${difference}` }
    }
    if (comparison.request !== null && !isOpen(comparison.request)) afterEnd++
    if (afterEnd > AFTER_THE_END) {
      comparison.beginAnew()
      afterEnd = 0
    }
    world = laterWorld(random, act.world)
  }
  return { seen: comparison.seen, difference: null }
}
