import type { Answer, Request } from '../person/answers.ts'
import type { People } from '../person/people.ts'
import { FIELDS, RESULT, SPECIAL } from '../person/request-fields.ts'
import type { Client } from './client.ts'
import type { History } from './history.ts'

export type Walk = {
  readonly people: People
  readonly client: Client
  readonly history: History
  readonly random: () => number
  /** False once no other request shall be begun; the one under way is left where it is. */
  readonly goesOn: () => boolean
}

const OPINION = '已核对,同意'

type Decider = keyof People
const DECIDERS: Readonly<Record<string, readonly Decider[]>> = {
  'supervisor-review': ['supervisor'],
  'manager-approval': ['manager'],
  'special-terms-approval': ['vp', 'gm'],
}

const outcomeBy = (random: () => number): { outcome: string; to?: string } => {
  const draw = random()
  if (draw < 0.06) return { outcome: 'reject' }
  return draw < 0.14 ? { outcome: 'return', to: 'draft' } : { outcome: 'approve' }
}

/** All who may decide do so at once: at special terms the vice president and the general manager race. */
const decide = async (walk: Walk, request: Request, deciders: readonly Decider[]): Promise<void> => {
  const task = request.tasks.find(({ state }) => state === 'open')
  if (task === undefined) return
  await Promise.all(
    deciders.map((who) => {
      const { outcome, ...rest } = outcomeBy(walk.random)
      return walk.client.decides(walk.people[who], task.id, outcome, { opinion: OPINION, ...rest })
    }),
  )
}

/** Now and then somebody talks, or the requester has enough. */
const interrupt = async ({ client, people: { rep }, random }: Walk, id: string): Promise<void> => {
  const draw = random()
  if (draw < 0.08) await client.commands(rep, id, 'comment', { text: '请尽快处理' })
  else if (draw < 0.11) await client.commands(rep, id, 'withdraw')
  else if (draw < 0.15) await client.commands(rep, id, 'cc', { to: ['director'] })
}

/** One command further; false when the request has ended. */
const goOn = async (walk: Walk, id: string): Promise<boolean> => {
  const { client, people } = walk
  const request = await client.reads(people.rep, id)
  const [step] = request.steps
  if (step === undefined) return false
  await interrupt(walk, id)
  const deciders = DECIDERS[step.id]
  if (deciders !== undefined) await decide(walk, request, deciders)
  else if (step.id === 'draft')
    await client.commands(people.rep, id, 'submit', { fields: { changedNeeds: '已补充' } })
  else {
    const task = request.tasks.find(({ state, mine }) => mine && state === 'open')
    if (task !== undefined) await client.decides(people.rep, task.id, 'complete', { fields: RESULT })
  }
  return true
}

const begun = async ({ client, people, random }: Walk): Promise<string | null> => {
  const submit = random() > 0.1
  const answer: Answer = await client.starts(people.rep, random() < 0.5 ? FIELDS : SPECIAL, submit)
  return answer.status === 201 ? (answer.body as Request).id : null
}

/** Walks requests from their start to an end, one after the other, until no more are wanted. */
export const walkRequests = async (walk: Walk): Promise<void> => {
  while (walk.goesOn()) {
    const id = await begun(walk)
    if (id === null) continue
    while (walk.goesOn() && (await goOn(walk, id))) {}
    if (walk.goesOn()) walk.history.ended += 1
  }
}
