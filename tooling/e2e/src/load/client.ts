import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Request } from '../person/answers.ts'
import type { Person } from '../person/person.ts'
import { startBody } from '../person/person.ts'
import type { History } from './history.ts'

type Command = {
  readonly by: Person
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly instance: string | null
  readonly what: string
}

const PAUSE_MS = 100
const PATIENCE_MS = 90_000

/** A client that sends each command, with the same key, until it gets an answer, and remembers what it was told. */
export class Client {
  readonly #history: History

  constructor(history: History) {
    this.#history = history
  }

  /** The request as it stands, once the server answers. */
  async reads(by: Person, id: string): Promise<Request> {
    const { answer } = await this.#insist(() => by.call('GET', `/instances/${id}`))
    return answer.body as Request
  }

  starts(by: Person, fields: object, submit = true): Promise<Answer> {
    return this.#sends({
      by,
      path: '/instances',
      body: startBody(fields, submit),
      instance: null,
      what: 'start',
    })
  }

  commands(by: Person, instance: string, command: string, rest: object = {}): Promise<Answer> {
    const body = { command, ...rest }
    return this.#sends({ by, path: `/instances/${instance}/commands`, body, instance, what: command })
  }

  decides(by: Person, task: string, outcome: string, rest: object = {}): Promise<Answer> {
    const body = { outcome, ...rest }
    const instance = task.split('.')[0] ?? ''
    return this.#sends({ by, path: `/tasks/${task}/decide`, body, instance, what: outcome })
  }

  async #sends({ by, path, body, instance, what }: Command): Promise<Answer> {
    const key = randomUUID()
    const { answer, unanswered } = await this.#insist(() =>
      by.call('POST', path, body, { 'idempotency-key': key }),
    )
    const started = answer.status === 201 ? (answer.body as Request).id : instance
    this.#history.sent.push({
      key,
      actor: by.id,
      instance: started,
      what,
      status: answer.status,
      unanswered,
    })
    return answer
  }

  async #insist(call: () => Promise<Answer>): Promise<{ answer: Answer; unanswered: number }> {
    const end = Date.now() + PATIENCE_MS
    for (let unanswered = 0; ; ) {
      const began = performance.now()
      const answer = await call().catch(() => null)
      if (answer !== null && answer.status < 500) {
        this.#history.took.push(performance.now() - began)
        return { answer, unanswered }
      }
      // 503 is a promise that nothing was applied and it may be tried again; any other failure is one.
      if (answer === null) unanswered += 1
      else if (answer.status === 503) this.#history.later += 1
      else this.#history.failures.push(`${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
      if (Date.now() > end) throw new Error('the server gave no answer for too long')
      await sleep(PAUSE_MS)
    }
  }
}
