import { isDeepStrictEqual } from 'node:util'
import { defaultCalendar } from '@countersign/definition/calendar'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { Definition } from '@countersign/definition/definition'
import { type CompiledDefinition, compileDefinition } from '@countersign/engine/compile'
import { decide } from '@countersign/engine/decide'
import type { Decision } from '@countersign/engine/decision'
import type { Instance } from '@countersign/engine/instance'
import type { Refusal } from '@countersign/engine/refusal'
import type { Document, World } from '../document.ts'
import { interpret } from '../interpret.ts'
import { type Language, read } from '../language.ts'
import type { Act } from '../random/random-command.ts'
import type { Request } from '../request.ts'
import { directoryOf } from './directory-of.ts'
import { remarksOn } from './remarks.ts'
import { viewOfEngine, viewOfInterpreter } from './view.ts'

/** One request, told to the engine and to the interpreter. */
export class Comparison {
  /** How often each verb was applied, each refusal given, and each status reached. */
  readonly seen = new Map<string, number>()
  readonly #definition: Definition
  readonly #language: Language
  readonly #kept: CompiledDefinition
  readonly #seenAs: (world: World) => World
  #engine: Instance | null = null
  request: Request | null = null

  constructor(document: Document, readAs: Document, seenAs: (world: World) => World) {
    this.#definition = Definition.parse(document)
    this.#language = read(readAs)
    this.#seenAs = seenAs
    this.#kept = compileDefinition(this.#definition, 1)
  }

  get language(): Language {
    return this.#language
  }

  beginAnew(): void {
    this.#engine = null
    this.request = null
  }

  /** Does one act in both and compares; a sentence where they differ. */
  step(act: Act): string | null {
    const decided = this.#decided(act)
    if (typeof decided === 'string') return decided
    const answer = interpret(this.#language, this.request, { ...act, world: this.#seenAs(act.world) })
    const code = decided.refused ? decided.code : null
    if (code !== answer.refused) return `the engine says ${code}, the interpreter ${answer.refused}`
    this.#note(code === null ? act.command.verb : `${act.command.verb}: ${code}`)
    if (decided.refused || answer.refused !== null) return null
    const engine = viewOfEngine(decided.instance, decided)
    const own = viewOfInterpreter(this.#language, answer)
    if (!isDeepStrictEqual(engine, own)) return differenceOf(engine, own)
    if (this.#engine?.status !== decided.instance.status) this.#note(`= ${decided.instance.status}`)
    for (const what of remarksOn(this.request, answer)) this.#note(what)
    // What goes on is what a read from the database would bring.
    this.#engine = JSON.parse(JSON.stringify(decided.instance)) as Instance
    this.request = answer.request
    return null
  }

  /** Decides with the compiled definition that was kept, and with one compiled anew from stored text. */
  #decided({ actor, command, world }: Act): Decision | Refusal | string {
    const { now, account, files } = world
    const facts = {
      now,
      account: account as null,
      files,
      number: 'T-1',
      directory: directoryOf(world),
      calendar: defaultCalendar,
    }
    const asked = {
      actor: actor === null ? { system: 'timer' as const } : { person: actor },
      command,
      facts,
    }
    const anew = compileDefinition(JSON.parse(JSON.stringify(this.#definition)) as Definition, 1)
    const kept = decide(this.#kept, this.#engine, asked)
    const again = decide(anew, this.#engine, asked)
    return canonicalJson(kept) === canonicalJson(again)
      ? again
      : 'a definition compiled anew decides otherwise'
  }

  #note(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1)
  }
}

const differenceOf = (engine: { [name: string]: unknown }, own: { [name: string]: unknown }): string =>
  [...new Set([...Object.keys(engine), ...Object.keys(own)])]
    .filter((name) => !isDeepStrictEqual(engine[name], own[name]))
    .map(
      (name) => `${name}: engine ${JSON.stringify(engine[name])}, interpreter ${JSON.stringify(own[name])}`,
    )
    .join('\n')
