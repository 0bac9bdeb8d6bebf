import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Database } from '@countersign/database/client'
import type { Command } from '@countersign/engine/command'
import type { World } from '@countersign/interpreter/document'
import { interpret } from '@countersign/interpreter/interpret'
import { type Language, read } from '@countersign/interpreter/language'
import type { Act } from '@countersign/interpreter/random-command'
import { RandomHistory } from '@countersign/interpreter/random-history'
import { FILES, firstWorld } from '@countersign/interpreter/random-world'
import type { Request } from '@countersign/interpreter/request'
import { viewOfInterpreter } from '@countersign/interpreter/view'
import type { CommandAnswer } from '@countersign/runtime/command-request'
import type { Runtime } from '@countersign/runtime/runtime'
import { storedView, wrongRows } from './stored.ts'
import { handFilesTo, publish, reorganise } from './world.ts'

/** Where histories are played: a server that goes by the time of each act. */
export type Scene = {
  readonly database: Database
  /** Connects as the owner. */
  readonly url: string
  readonly runtime: Runtime
  readonly clock: { now: string }
}

/** A server knows the account that a request names, and no other. */
const accountIn = (request: Request | null, command: Act['command']): World['account'] => {
  const brought = 'fields' in command ? command.fields : {}
  const { account } = { ...request?.fields, ...request?.workingCopy, ...brought }
  const known = firstWorld().account
  return account === known?.id ? known : null
}

const namesFiles = (command: Act['command']): boolean =>
  FILES.some((file) => JSON.stringify(command).includes(file))

/** One random history, played by a runtime that forgets everything after each step, on a database. */
class Play {
  steps = 0
  readonly #scene: Scene
  readonly #history: RandomHistory
  readonly #language: Language
  readonly #key: string
  #id: string = randomUUID()
  #request: Request | null = null
  /** The world's revision, and the one that the database gave to it. */
  #revision = { world: 0, stored: 0 }

  constructor(scene: Scene, history: RandomHistory, key: string) {
    this.#scene = scene
    this.#history = history
    this.#key = key
    this.#language = read({ ...history.document, key })
  }

  /** Plays the next act; a sentence for each thing that is not as it should be. */
  async step(): Promise<readonly string[]> {
    const drawn = this.#history.next({ language: this.#language, request: this.#request })
    const { actor, command } = drawn
    const someone = actor === null || drawn.world.people.some(({ id, active }) => id === actor && active)
    // Who is not there, or has left, is turned away before any process is asked.
    const found = someone ? await this.#act({ ...drawn, world: await this.#enter(drawn) }) : []
    if (this.#history.goOn(drawn, this.#request)) {
      this.#request = null
      this.#id = randomUUID()
    }
    return found.map((one) => `${actor ?? 'system'} ${JSON.stringify(command)}: ${one}`)
  }

  /** The world that the interpreter is told is the one that the database holds by then. */
  async #enter({ world, actor, command }: Act): Promise<World> {
    const { database } = this.#scene
    if (world.revision !== this.#revision.world)
      this.#revision = { world: world.revision, stored: await reorganise(database, world) }
    if (actor !== null && namesFiles(command)) await handFilesTo(database, actor)
    this.#scene.clock.now = world.now
    return { ...world, account: accountIn(this.#request, command), revision: this.#revision.stored }
  }

  async #act({ actor, command, world }: Act): Promise<readonly string[]> {
    const sent = command.verb === 'start' ? { ...command, id: this.#id } : command
    const before = this.#request
    const answer = await this.#send(actor, sent as Command)
    const own = interpret(this.#language, before, { actor, command: sent, world })
    this.#scene.runtime.memory.clear()
    this.steps++
    const code = answer.applied ? null : answer.code
    if (code !== own.refused) return [`the server says ${code}, the interpreter ${own.refused}`]
    if (own.refused !== null) return []
    const stored = await storedView(this.#scene.database, this.#id, before?.seq ?? 0)
    // The database gives the number; everything else is the interpreter's to say.
    this.#request = { ...own.request, number: String(stored?.number) }
    const expected = viewOfInterpreter(this.#language, { ...own, request: this.#request })
    const wrong = await wrongRows(this.#scene.database, this.#scene.url)
    return isDeepStrictEqual(stored, expected)
      ? wrong
      : [`stored ${JSON.stringify(stored)}\nexpected ${JSON.stringify(expected)}`, ...wrong]
  }

  #send(actor: string | null, command: Command): Promise<CommandAnswer> {
    return this.#scene.runtime.execute({
      instanceId: this.#id,
      definition: command.verb === 'start' ? this.#key : null,
      actor: actor === null ? { system: 'timer' } : { person: actor },
      command,
      idempotency: null,
      revision: null,
    })
  }
}

export const beginPlay = async (scene: Scene, seed: number): Promise<Play> => {
  const history = new RandomHistory(seed)
  return new Play(scene, history, await publish(scene.database, history.document))
}
