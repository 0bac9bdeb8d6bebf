import { type ApiUnderTest, signInAs } from '@countersign/api/testing'
import type { Target as Row } from '@countersign/api/testing/matrix'
import { openRequest } from '@countersign/api/testing/open-request'
import { FIELDS } from '@countersign/api/testing/service-request'
import { serviceRequest } from '@countersign/flows/service-request'

/** Who calls: with every role, in every place, and nobody. */
export const CALLERS = ['rep', 'supervisor', 'director', 'admin', 'auditor', 'owner', null] as const
export type Caller = (typeof CALLERS)[number]
/** Those who may do the most call the most: what is refused at the door shows nothing of what lies behind it. */
export const OFTEN: readonly Caller[] = [
  'rep',
  'rep',
  'rep',
  'admin',
  'admin',
  'admin',
  'director',
  'supervisor',
]

const WORDS = [
  ...[
    '同意',
    '加急',
    'agreed',
    'note',
    'papers',
    'amount',
    'approve',
    'reject',
    'return',
    'submit',
    'review',
  ],
  ...[
    'open-request',
    'service-request',
    'supervisor-review',
    'head-office',
    'quality',
    'technology',
    'service',
  ],
  ...[
    'rep',
    'rep2',
    'director',
    'admin',
    'archive',
    'quality',
    'mkt-rep',
    'ka-0001',
    'ka-0013',
    'nobody-known',
  ],
  ...[
    '08:30',
    '23:59',
    'Asia/Shanghai',
    'Europe/Berlin',
    'UTC',
    'en',
    'zh-CN',
    'copied',
    '2026-11-02',
    'all',
  ],
  ...[
    '2026-11-02T00:00:00.000Z',
    'new@demo.example',
    'nobody@demo.example',
    'manager',
    'P1D',
    '1',
    '2',
    '20',
  ],
  ...['a long password for tests', 'x@c.example', 'WyIyMDI2LTExLTAyVDAwOjAwOjAwLjAwMFoiLCJ4Il0', ''],
]

/** What calls are about: requests in the making and under way, renewed as calls use them up. */
export class Scene {
  readonly #api: ApiUnderTest
  readonly #cookies = new Map<string, string>()
  #rows: readonly Row[] = []

  constructor(api: ApiUnderTest) {
    this.#api = api
  }

  get rows(): readonly Row[] {
    return this.#rows
  }

  get words(): readonly string[] {
    return [...WORDS, ...this.#rows.flatMap(({ id, task, file }) => [id, task, file])]
  }

  cookieOf(who: Caller): string | null {
    return who === null ? null : (this.#cookies.get(who) ?? null)
  }

  /** New requests, and everybody signed in again whom a call has signed out or thrown out. */
  async renew(): Promise<void> {
    await this.#restorePeople()
    for (const who of CALLERS) if (who !== null) await this.#signIn(who)
    const { rows } = await this.#api.runtime.database.pool.query<{ id: string }>(
      'SELECT id FROM file ORDER BY uploaded_at DESC LIMIT 1',
    )
    const file = rows[0]?.id ?? crypto.randomUUID()
    this.#rows = [
      await this.#start(openRequest.key, { note: 'n' }, { submit: false, file }),
      await this.#start(openRequest.key, { note: 'n' }, { submit: true, file }),
      await this.#start(serviceRequest.key, FIELDS, { submit: true, file }),
    ]
  }

  async #signIn(who: string): Promise<void> {
    const cookie = this.#cookies.get(who)
    if (cookie !== undefined) {
      const answer = await this.#api.app.request('/api/v1/me', { headers: { cookie } })
      if (answer.status === 200) return
    }
    this.#cookies.set(who, await signInAs(this.#api.app, who))
  }

  /** What administrators change of the callers themselves would end the whole run, and be no fault. */
  async #restorePeople(): Promise<void> {
    const { pool } = this.#api.runtime.database
    const people = CALLERS.filter((who) => who !== null)
    await pool.query(
      "UPDATE person SET active = true, successor_id = NULL, roles = roles || '{administrator}' WHERE id = 'admin' AND NOT 'administrator' = ANY(roles)",
    )
    await pool.query(
      'UPDATE person SET active = true, successor_id = NULL WHERE id = ANY($1) AND NOT active',
      [people],
    )
    await pool.query(
      'UPDATE auth_user SET email = person.id || $2 FROM person WHERE auth_user.id = person.id AND person.id = ANY($1)',
      [people, '@demo.example'],
    )
    await pool.query('DELETE FROM sign_in_failure')
    await pool.query('UPDATE organisation SET revision = revision + 1')
    await this.#api.runtime.organisation.refresh()
  }

  async #start(
    definition: string,
    fields: object,
    { submit, file }: { readonly submit: boolean; readonly file: string },
  ): Promise<Row> {
    const body = { definition, fields, submit }
    const answer = await this.#api.app.request('/api/v1/instances', {
      method: 'POST',
      headers: { cookie: this.cookieOf('rep') ?? '', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status !== 201) throw new Error(`rep cannot start: ${await answer.text()}`)
    const { id } = (await answer.json()) as { id: string }
    return { id, task: `${id}.1`, file }
  }
}
