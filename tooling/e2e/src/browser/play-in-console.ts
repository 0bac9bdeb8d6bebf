import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { demoAccounts } from '@countersign/demo/accounts'
import { demoDepartments } from '@countersign/demo/departments'
import { demoPeople } from '@countersign/demo/people'
import type { Page } from 'playwright-core'
import type { ConsolePage } from './console-page.ts'
import { fillFields, type NameOf } from './fill-fields.ts'
import type { Stage } from './stage.ts'

type Scenario = NonNullable<Definition['scenarios']>[number]
type Act = Scenario['acts'][number]

const WORDS: Readonly<Record<string, string>> = {
  approve: '同意',
  reject: '驳回',
  return: '退回',
  complete: '办结',
}

const nameOf: NameOf = (kind, id) => {
  if (kind === 'department') return demoDepartments.find(({ key }) => key === id)?.name.zh ?? id
  return [...demoAccounts, ...demoPeople].find((one) => one.id === id)?.name ?? id
}

export type Played = {
  /** The id of the request. */
  readonly id: string
  /** What the pages complained about. */
  readonly complaints: readonly string[]
}

/** Each person's browser, opened when they first act. */
class Browsers {
  readonly #stage: Stage
  readonly #open = new Map<string, ConsolePage>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async of(id: string): Promise<ConsolePage> {
    const known = this.#open.get(id) ?? (await this.#stage.as(id))
    this.#open.set(id, known)
    return known
  }

  get complaints(): readonly string[] {
    return [...this.#open.values()].flatMap(({ complaints }) => complaints)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#open.values()].map((one) => one[Symbol.asyncDispose]()))
  }
}

const begin = async (
  console: ConsolePage,
  definition: Definition,
  fields: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const { page } = console
  await console.open(`/new/${definition.key}`)
  const main = page.getByRole('main')
  await main.getByRole('button', { name: '提交', exact: true }).waitFor()
  await fillFields({ page, definition, nameOf }, main, fields)
  await main.getByRole('button', { name: '提交', exact: true }).click()
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** The panel with the person's task at a step: of several, the one whose fields or outcomes are the step's. */
const panelOf = (page: Page, definition: Definition, act: Act) => {
  const step = stepsOf(definition).get(act.step ?? '')
  const title = step?.outcomeTitles[act.outcome]?.zh ?? WORDS[act.outcome] ?? act.outcome
  const panels = page.getByRole('region', { name: '处理', exact: true })
  const [field] = Object.keys(act.fields ?? {})
  const label = field === undefined ? undefined : definition.fields.properties[field]?.['x-label']?.zh
  const button = panels.getByRole('button', { name: title, exact: true })
  const fitting = panels.filter({ has: page.getByRole('button', { name: title, exact: true }) })
  return { title, button, panel: label === undefined ? fitting : fitting.filter({ hasText: label }) }
}

const play = async (console: ConsolePage, definition: Definition, { id, act }: { id: string; act: Act }) => {
  const { page } = console
  await console.open(`/requests/${id}`)
  const { title, panel } = panelOf(page, definition, act)
  const place = panel.first()
  await place.waitFor()
  await fillFields({ page, definition, nameOf }, place, act.fields ?? {})
  const opinion = place.getByRole('textbox', { name: /意见/ }).last()
  await opinion.fill(act.opinion ?? '同意')
  const answered = page.waitForResponse((response) => /approvals\.decide/.test(response.url()))
  await place.getByRole('button', { name: title, exact: true }).click()
  if (act.outcome === 'return') {
    const confirm = place.getByRole('button', { name: '确认退回' })
    const done = page.getByText('已处理：')
    await confirm.or(done).first().waitFor()
    if ((await confirm.count()) > 0) await confirm.click()
  }
  const answer = await answered
  if (!answer.ok()) throw new Error(`${act.step} ${act.outcome}: ${answer.status()} ${await answer.text()}`)
}

/**
 * Plays a stored scenario in the console: every act by the person who does it, in a browser of their own, by what they
 * see. `between` is called after each act with how many there were.
 */
export const playInConsole = async (
  stage: Stage,
  definition: Definition,
  {
    scenario,
    account,
    between = async () => {},
  }: {
    readonly scenario: Scenario
    readonly account: string
    readonly between?: (id: string, acts: number) => Promise<void>
  },
): Promise<Played> => {
  await using browsers = new Browsers(stage)
  const requester = await browsers.of(scenario.requester)
  const id = await begin(requester, definition, { ...scenario.fields, account })
  for (const [at, act] of scenario.acts.entries()) {
    await play(await browsers.of(act.by), definition, { id, act })
    await between(id, at + 1)
  }
  return { id, complaints: [...browsers.complaints] }
}
