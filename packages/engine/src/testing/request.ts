import { addDuration, defaultCalendar } from '@countersign/definition/calendar'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import type { Actor, Command } from '../command.ts'
import { type CompiledDefinition, compileDefinition } from '../compile.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import type { Facts } from '../facts.ts'
import { type Instance, openActivations } from '../instance.ts'
import { legalMoves, type Move } from '../legal-moves.ts'
import type { LogRecord, RecordBody } from '../record.ts'
import { redecide } from '../redecide.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { loggedPart, replay } from '../replay.ts'
import { organisation } from './organisation.ts'

const ID = '11111111-1111-8111-8111-111111111111'
/** A Monday, nine in the morning in Shanghai. */
const MONDAY = '2026-11-02T01:00:00.000Z'

const ACCOUNT = { id: 'a1', number: 'KA-1', name: '云岭', owner: 'rep2', department: 'sales' }

const SYSTEM: Actor = { system: 'timer' }

type DecideParts = Partial<Omit<Extract<Command, { verb: 'decide' }>, 'verb' | 'outcome'>>

/**
 * One request as a test tells it. Every accepted command is checked at once: the record follows the one before, its
 * hash is that of its text, and replaying the log gives the document that was decided.
 */
export class Request {
  compiled: CompiledDefinition
  directory = organisation()
  now = MONDAY
  account: Facts['account'] = ACCOUNT
  files: readonly string[] = ['f1', 'f2', 'f3', 'f4']
  readonly records: LogRecord[] = []
  last: Decision | null = null
  #instance: Instance | null = null

  constructor(definition: Definition) {
    this.compiled = compileDefinition(definition, 1)
  }

  get instance(): Instance {
    if (this.#instance === null) throw new Error('the request has not been started')
    return this.#instance
  }

  get facts(): Facts {
    const { now, directory, account, files } = this
    return { now, directory, calendar: defaultCalendar, account, files, number: 'T-1' }
  }

  /** The keys of the steps that wait now, in the order they were entered. */
  get waitsAt(): readonly string[] {
    return openActivations(this.instance).map((one) => one.step)
  }

  /** Every step entered, in order. */
  get path(): readonly string[] {
    return this.instance.activations.map((one) => one.step)
  }

  get incidents(): readonly string[] {
    return this.instance.incidents.map((one) => `${one.state}: ${one.code}`)
  }

  /** Candidates of each open task, of one step or of all. */
  candidates(step?: string): readonly (readonly string[])[] {
    return openActivations(this.instance)
      .filter((one) => step === undefined || one.step === step)
      .flatMap((one) => one.tasks.filter((task) => task.state === 'open').map((task) => task.candidates))
  }

  /** What the command would come to; an accepted one has been applied. */
  tries(who: string | Actor, command: Command): Decision | Refusal {
    const actor = typeof who === 'string' ? { person: who } : who
    const decided = decide(this.compiled, this.#instance, { actor, command, facts: this.facts })
    if (isRefusal(decided)) return decided
    this.#instance = decided.instance
    this.last = decided
    this.now = addDuration(this.now, 'PT1M')
    if (decided.record !== null) this.#keep(decided.record)
    return decided
  }

  does(who: string | Actor, command: Command): this {
    const decided = this.tries(who, command)
    if (isRefusal(decided))
      throw new Error(`refused: ${decided.code} ${JSON.stringify([decided.params, decided.problems])}`)
    return this
  }

  /** The code of the refusal. @throws when the command is accepted */
  refuses(who: string | Actor, command: Command): string {
    return this.refusalOf(who, command).code
  }

  refusalOf(who: string | Actor, command: Command): Refusal {
    const before = this.#instance
    const decided = this.tries(who, command)
    if (!isRefusal(decided)) throw new Error(`accepted: ${JSON.stringify(command)}`)
    if (this.#instance !== before) throw new Error('a refusal changed the request')
    return decided
  }

  /** The number of the person's open task. */
  taskOf(person: string, step?: string): number {
    for (const activation of openActivations(this.instance))
      for (const task of activation.tasks)
        if (
          task.state === 'open' &&
          task.candidates.includes(person) &&
          (step ?? activation.step) === activation.step
        )
          return task.number
    throw new Error(`${person} has no open task${step === undefined ? '' : ` at ${step}`}`)
  }

  decision(
    person: string,
    outcome: string,
    { task, ...rest }: DecideParts & { step?: string } = {},
  ): Command {
    const { step, ...parts } = rest
    return { verb: 'decide', task: task ?? this.taskOf(person, step), outcome, ...parts }
  }

  approvedBy(person: string, parts: DecideParts & { step?: string } = {}): this {
    return this.does(person, this.decision(person, 'approve', parts))
  }

  returnedBy(person: string, parts: DecideParts & { step?: string } = {}): this {
    return this.does(person, this.decision(person, 'return', parts))
  }

  rejectedBy(person: string, parts: DecideParts & { step?: string } = {}): this {
    return this.does(person, this.decision(person, 'reject', parts))
  }

  submittedAgain(fields: FieldValues = {}): this {
    return this.does(this.instance.requester, { verb: 'submit', fields })
  }

  timePasses(duration: string): this {
    this.now = addDuration(this.now, duration)
    return this
  }

  /** Fires the timer of this name, wherever it belongs, at its own time. */
  timerFires(name: string): this {
    const timer = this.instance.timers.find((one) => one.name === name)
    if (timer === undefined)
      throw new Error(`no timer ${name}: ${this.instance.timers.map((one) => one.name)}`)
    if (timer.dueAt > this.now) this.now = timer.dueAt
    const { state, visit } = timer
    return this.does(SYSTEM, { verb: 'fire-timer', timer: { state, visit, name } })
  }

  /** The organisation changes, and the system finds the participants again. */
  organisationChanges(change: Parameters<typeof organisation>[0]): this {
    this.directory = organisation({ revision: this.directory.revision + 1, ...change })
    return this.does({ system: 'directory' }, { verb: 'refresh-participants' })
  }

  moves(person: string): readonly Move[] {
    return legalMoves(this.compiled, this.instance, { actor: { person }, facts: this.facts })
  }

  /** Runs every recorded command again; the records that come out, as stored text. */
  redecided(): readonly (string | undefined)[] {
    const bodies = this.records.map((record) => JSON.parse(record.body) as RecordBody)
    const again = redecide(() => this.compiled, bodies, defaultCalendar)
    if (again.refusal !== null) throw new Error(`redecide refused: ${JSON.stringify(again.refusal)}`)
    return again.decisions.map((one) => one.record?.body)
  }

  #keep(record: LogRecord): void {
    const previous = this.records.at(-1)?.hash ?? ''
    const body = JSON.parse(record.body) as RecordBody
    const sound = [
      record.previous === previous,
      body.previous === previous,
      record.seq === this.records.length + 1,
      record.hash === sha256Hex(record.body),
      canonicalJson(body) === record.body,
    ]
    if (sound.includes(false)) throw new Error(`record ${record.seq} is not sound: ${sound}`)
    this.records.push(record)
    const replayed = canonicalJson(loggedPart(replay(this.records)))
    const decided = canonicalJson(loggedPart(this.instance))
    if (replayed !== decided) throw new Error(`replay differs:\n${replayed}\n${decided}`)
  }
}

type Begin = {
  readonly by?: string
  readonly fields?: FieldValues
  readonly chosen?: Readonly<Record<string, readonly string[]>>
}

/** A request that was submitted as it was started. */
export const submitted = (definition: Definition, { by = 'rep', fields = {}, chosen }: Begin = {}): Request =>
  new Request(definition).does(by, { verb: 'start', id: ID, fields, submit: true, ...(chosen && { chosen }) })

/** A request still being written. */
export const drafted = (definition: Definition, { by = 'rep', fields = {} }: Begin = {}): Request =>
  new Request(definition).does(by, { verb: 'start', id: ID, fields, submit: false })
