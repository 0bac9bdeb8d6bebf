import { PASSWORD } from '../server/demo-server.ts'
import type { Answer, Problem, Request, Task } from './answers.ts'
import { FIELDS } from './request-fields.ts'

type Body = Readonly<Record<string, unknown>> | string
type Headers = Readonly<Record<string, string>>
type Where = { readonly origin: string }
type Decision = {
  readonly opinion?: string
  readonly fields?: object
  readonly to?: string
  readonly revision?: number
}
type Start = { readonly submit?: boolean; readonly key?: string }

/** A signed-in demo person with the REST API in hand. */
export type Person = {
  readonly id: string
  /** The session, as a `Cookie` header. */
  readonly cookie: string
  /** One call, whatever the answer. A body that is a string is sent as it is. */
  call(method: string, path: string, body?: Body, headers?: Headers): Promise<Answer>
  /** A call that must be answered with 2xx. */
  get<T>(path: string): Promise<T>
  /** Starts a service request; it must be accepted. */
  starts(fields?: object, options?: Start): Promise<Request>
  request(id: string): Promise<Request>
  /** The open task of theirs on a request; there must be one. */
  taskOn(id: string): Promise<Task>
  /** Sends a command such as `withdraw`, whatever the answer. */
  commands(id: string, command: string, rest?: object): Promise<Answer>
  /** Decides their own open task on a request; it must be accepted. */
  decides(id: string, outcome: string, decision?: Decision): Promise<Request>
  /** Decides a given task, whatever the answer. */
  answers(task: string, outcome: string, decision?: Decision): Promise<Answer>
}

const JSON_TYPE = { 'content-type': 'application/json' }

const read = async (response: Response): Promise<Answer> => {
  const type = response.headers.get('content-type') ?? ''
  const text = await response.text()
  return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : text }
}

/** Signs a demo person in; the session cookie as a `Cookie` header. */
export const sessionOf = async ({ origin }: Where, id: string, password = PASSWORD): Promise<string> => {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...JSON_TYPE, origin },
    body: JSON.stringify({ email: `${id}@demo.example`, password }),
  })
  if (!response.ok) throw new Error(`${id} cannot sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** The body of an answer that must be a success. */
export const accepted = <T>(answer: Answer): T => {
  if (answer.status < 300) return answer.body as T
  throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`)
}

/** The problem of an answer that must be a refusal. */
export const refused = (answer: Answer): Problem & { readonly status: number } => {
  if (answer.status < 400) throw new Error(`accepted with ${answer.status}: ${JSON.stringify(answer.body)}`)
  return { ...(answer.body as Problem), status: answer.status }
}

/** A person at a server that may be another one than the one who signed them in, on the same database. */
export const personAt = ({ origin }: Where, id: string, cookie: string): Person => {
  const call: Person['call'] = async (method, path, body, headers = {}) =>
    read(
      await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: { cookie, origin, ...(body === undefined ? {} : JSON_TYPE), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
  const get = async <T>(path: string): Promise<T> => accepted<T>(await call('GET', path))
  const request: Person['request'] = (request) => get(`/instances/${request}`)
  const answers: Person['answers'] = (task, outcome, decision = {}) =>
    call('POST', `/tasks/${task}/decide`, { outcome, ...decision })
  const taskOn: Person['taskOn'] = async (instance) => {
    const { tasks } = await request(instance)
    const task = tasks.find(({ mine, state }) => mine && state === 'open')
    if (task === undefined) throw new Error(`${id} has no open task on ${instance}`)
    return task
  }
  return {
    id,
    cookie,
    call,
    get,
    request,
    taskOn,
    answers,
    starts: async (fields = FIELDS, { submit = true, key } = {}) => {
      const headers: Headers = key === undefined ? {} : { 'idempotency-key': key }
      return accepted(await call('POST', '/instances', startBody(fields, submit), headers))
    },
    commands: (instance, command, rest = {}) =>
      call('POST', `/instances/${instance}/commands`, { command, ...rest }),
    decides: async (instance, outcome, decision) =>
      accepted(await answers((await taskOn(instance)).id, outcome, decision)),
  }
}

/** The body that starts a service request. */
export const startBody = (fields: object, submit = true) => ({
  definition: 'service-request',
  fields,
  submit,
})

/** Signs a demo person in at a server. */
export const signIn = async (server: Where, id: string): Promise<Person> =>
  personAt(server, id, await sessionOf(server, id))
