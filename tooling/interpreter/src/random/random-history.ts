import { checkStructure } from '@countersign/analysis/check-structure'
import { Definition } from '@countersign/definition/definition'
import type { Document, World } from '../document.ts'
import type { Language } from '../language.ts'
import { isOpen, type Request } from '../request.ts'
import { Random } from './random.ts'
import { type Act, randomAct, startCommand } from './random-command.ts'
import { randomDefinition } from './random-definition.ts'
import { DEPARTMENTS, firstWorld, PEOPLE, randomWorld } from './random-world.ts'

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

/** One request as it stands, null before it is there. */
type Scene = { readonly language: Language; readonly request: Request | null }

/** A definition and what is asked of its requests one act after the other; the same seed draws the same. */
export class RandomHistory {
  readonly document: Document
  readonly #random: Random
  #world: World
  #afterEnd = 0

  constructor(seed: number) {
    this.#random = new Random(seed)
    this.document = publishable(this.#random)
    this.#world = randomWorld(this.#random)
  }

  next({ language, request }: Scene): Act {
    if (request !== null) return randomAct(this.#random, { language, request, world: this.#world })
    return {
      world: this.#world,
      actor: this.#random.chance(0.97) ? this.#random.pick(PEOPLE) : 'stranger',
      command: startCommand(this.#random, language),
    }
  }

  /** Goes on after an act, with the request as it is then; true when another one begins. */
  goOn({ world }: Act, request: Request | null): boolean {
    if (request !== null && !isOpen(request)) this.#afterEnd++
    const begins = this.#afterEnd > AFTER_THE_END
    if (begins) this.#afterEnd = 0
    this.#world = laterWorld(this.#random, world)
    return begins
  }
}
