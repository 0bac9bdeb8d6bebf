import { randomUUID } from 'node:crypto'
import { BENCH_DEFINITION_KEY } from '../workload/bench-definition.ts'
import type { Timed, Walk } from '../workload/drive.ts'
import { requestFields } from '../workload/request-fields.ts'
import { type Client, keepAliveClient } from './keep-alive-client.ts'
import type { WorkerSettings } from './messages.ts'
import { signIn } from './sign-in.ts'

const FORMS = 64

/** The same walk over REST: three people with a session each, a key with every command. */
export const open = async ({ url, seed, password }: WorkerSettings): Promise<Walk> => {
  const client = keepAliveClient(url)
  const cookieOf = (person: string) => signIn(client, person, password)
  const [rep, supervisor, manager] = await Promise.all(['rep', 'supervisor', 'manager'].map(cookieOf))
  const forms = Array.from({ length: FORMS }, (_, index) => requestFields(seed, index))
  let started = 0
  return async (timed) => {
    const post = postWith(client, timed)
    const fields = forms[started++ % FORMS]
    const body = { definition: BENCH_DEFINITION_KEY, fields, submit: true }
    const { id } = await post('/api/v1/instances', rep ?? '', body)
    // The draft's own form is an instance's first task, so the supervisor's is the second and the manager's the third.
    await post(`/api/v1/tasks/${id}.2/decide`, supervisor ?? '', APPROVE)
    const { status } = await post(`/api/v1/tasks/${id}.3/decide`, manager ?? '', APPROVE)
    if (status !== 'completed') throw new Error(`a request ended as ${status}`)
  }
}

const APPROVE = { outcome: 'approve', opinion: '同意,请按计划执行。' }

type Answered = { readonly id: string; readonly status: string }

const postWith =
  (client: Client, timed: Timed) =>
  async (path: string, cookie: string, body: unknown): Promise<Answered> => {
    const headers = { cookie, 'idempotency-key': randomUUID() }
    const answer = await timed(() => client({ path, headers, body }))
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`${path} was answered with ${answer.status}: ${answer.body.slice(0, 500)}`)
    return JSON.parse(answer.body)
  }
