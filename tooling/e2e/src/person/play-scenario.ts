import type { Definition } from '@countersign/definition/definition'
import type { Page, Request } from './answers.ts'
import { accepted, type Person, signIn } from './person.ts'

type Scenario = NonNullable<Definition['scenarios']>[number]
type Where = { readonly origin: string }

type Account = { readonly id: string }

/** The first account of account development is a target; a selection takes an account away from Marketing. */
const accountFor = async (person: Person): Promise<string> => {
  if (person.id.startsWith('dev-')) return 'ka-0021'
  const { items } = await person.get<Page<Account>>('/accounts?limit=100')
  const [first] = items
  if (first === undefined) throw new Error(`${person.id} sees no account`)
  return first.id
}

/** Plays a stored scenario of a process over REST, each act by the person who does it; answers how it stands then. */
export const playScenario = async (
  server: Where,
  definition: string,
  scenario: Scenario,
): Promise<{ readonly request: Request; readonly account: string; readonly requester: Person }> => {
  const people = new Map<string, Promise<Person>>()
  const person = (id: string): Promise<Person> => {
    const known = people.get(id) ?? signIn(server, id)
    people.set(id, known)
    return known
  }
  const requester = await person(scenario.requester)
  const account = await accountFor(requester)
  const body = { definition, fields: { ...scenario.fields, account }, submit: true }
  const { id } = accepted<Request>(await requester.call('POST', '/instances', body))
  for (const { by, step, outcome, opinion = '同意', fields, to } of scenario.acts) {
    const actor = await person(by)
    const { tasks } = await actor.request(id)
    const task = tasks.find((one) => one.step === step && one.mine && one.state === 'open')
    if (task === undefined) throw new Error(`${by} has no task at ${step} of ${scenario.title.en}`)
    const decision = { opinion, ...(fields !== undefined && { fields }), ...(to !== undefined && { to }) }
    accepted(await actor.answers(task.id, outcome, decision))
  }
  return { request: await requester.request(id), account, requester }
}
