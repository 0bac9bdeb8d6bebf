import { type Calendar, defaultCalendar } from '@countersign/definition/calendar'
import type { FieldValues } from '@countersign/definition/field'
import type { Scenario } from '@countersign/definition/scenario'
import type { Command } from '@countersign/engine/command'
import type { CompiledDefinition } from '@countersign/engine/compile'
import { decide } from '@countersign/engine/decide'
import type { AccountFacts, Facts } from '@countersign/engine/facts'
import type { Instance, InstanceStatus } from '@countersign/engine/instance'
import type { Directory } from '@countersign/engine/organisation'
import { isRefusal, type Refusal, refuse } from '@countersign/engine/refusal'

/** How a scenario went. `path` and `status` are as far as it came; a refused act ends it. */
export type ScenarioResult = {
  readonly passed: boolean
  readonly path: readonly string[]
  readonly status: InstanceStatus | null
  /** The act that was refused, counted from 0 (-1 is the start itself), and why. */
  readonly stopped: { readonly act: number; readonly refusal: Refusal } | null
}

export type ScenarioWorld = { readonly directory: Directory; readonly calendar?: Calendar }

type Act = Scenario['acts'][number]

/** A Monday, 09:00 in Shanghai; every act takes a minute, so no due time passes in between. */
const BEGIN = Date.parse('2026-01-05T01:00:00.000Z')
const MINUTE = 60_000

/** Any opinion does where a scenario leaves it out: only its presence is asked for. */
const OPINION = '—'

class ScenarioRun {
  instance: Instance | null = null
  readonly #compiled: CompiledDefinition
  readonly #scenario: Scenario
  readonly #world: ScenarioWorld
  #minutes = 0

  constructor(compiled: CompiledDefinition, scenario: Scenario, world: ScenarioWorld) {
    this.#compiled = compiled
    this.#scenario = scenario
    this.#world = world
  }

  start(): Refusal | null {
    const { requester, fields, chosen } = this.#scenario
    const command = {
      verb: 'start',
      id: '00000000-0000-8000-8000-000000000000',
      fields: fields as FieldValues,
      submit: true,
    } as const
    return this.#ask(
      requester,
      chosen === undefined ? command : { ...command, chosen },
      fields as FieldValues,
    )
  }

  act(act: Act): Refusal | null {
    const command = act.step === undefined ? wholeCommand(act) : this.#taskCommand(act, act.step)
    return 'refused' in command ? command : this.#ask(act.by, command, (act.fields ?? {}) as FieldValues)
  }

  #taskCommand({ by, outcome, opinion = OPINION, to, fields }: Act, step: string): Command | Refusal {
    const open = this.instance?.activations.findLast((one) => one.step === step && one.endedAt === null)
    const tasks = open?.tasks.filter(({ state }) => state === 'open') ?? []
    const task = tasks.find(({ candidates }) => candidates.includes(by)) ?? tasks[0]
    if (task === undefined) return refuse('wrong-step', { step })
    const command = { verb: 'decide', task: task.number, outcome, opinion } as const
    return {
      ...command,
      ...(to === undefined ? {} : { to }),
      ...(fields === undefined ? {} : { fields: fields as FieldValues }),
    }
  }

  #ask(person: string, command: Command, fields: FieldValues): Refusal | null {
    const facts = this.#facts({ ...this.instance?.fields, ...fields })
    const decision = decide(this.#compiled, this.instance, { actor: { person }, command, facts })
    if (isRefusal(decision)) return decision
    this.instance = decision.instance
    return null
  }

  #facts(fields: FieldValues): Facts {
    const { directory, calendar = defaultCalendar } = this.#world
    const now = new Date(BEGIN + MINUTE * this.#minutes++).toISOString()
    const account = this.#account(fields)
    return {
      now,
      directory,
      calendar,
      account,
      files: textsIn(this.#compiled.fileFields.map((name) => fields[name])),
      number: '1',
    }
  }

  /** Scenarios test the route, so any account they name exists and belongs to the requester. */
  #account(fields: FieldValues): AccountFacts | null {
    const { accountField } = this.#compiled
    const id = accountField === null ? undefined : fields[accountField]
    if (typeof id !== 'string') return null
    const owner = this.#scenario.requester
    return {
      id,
      number: id,
      name: id,
      owner,
      department: this.#world.directory.person(owner)?.department ?? '',
      standing: 'key',
      target: false,
      ...this.#scenario.account,
    }
  }
}

const wholeCommand = ({ outcome, opinion }: Act): Command | Refusal => {
  if (outcome !== 'withdraw') return refuse('verb-not-offered', { verb: outcome })
  return opinion === undefined ? { verb: 'withdraw' } : { verb: 'withdraw', reason: opinion }
}

const textsIn = (values: readonly unknown[]): readonly string[] =>
  values.flat().filter((value) => typeof value === 'string')

const play = (run: ScenarioRun, acts: readonly Act[]): ScenarioResult['stopped'] => {
  const refused = run.start()
  if (refused !== null) return { act: -1, refusal: refused }
  for (const [index, act] of acts.entries()) {
    const refusal = run.act(act)
    if (refusal !== null) return { act: index, refusal }
  }
  return null
}

/**
 * Plays a stored test 测试场景 through the engine: the requester submits the fields, the people act as written, and the
 * steps entered and the final status are compared with what is expected.
 */
export const runScenario = (
  compiled: CompiledDefinition,
  scenario: Scenario,
  world: ScenarioWorld,
): ScenarioResult => {
  const run = new ScenarioRun(compiled, scenario, world)
  const stopped = play(run, scenario.acts)
  const path = run.instance?.activations.map(({ step }) => step) ?? []
  const status = run.instance?.status ?? null
  const { expect } = scenario
  const passed =
    stopped === null && status === expect.status && JSON.stringify(path) === JSON.stringify(expect.path)
  return { passed, path, status, stopped }
}
