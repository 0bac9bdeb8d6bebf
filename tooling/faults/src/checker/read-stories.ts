import type pg from 'pg'
import type { Story } from './story.ts'

const PAGE = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Tables by the name they have in a story, and what is read of each. */
const PARTS = {
  records: 'SELECT instance_id, seq, actor, verb, body, previous_hash, hash FROM record',
  tasks: 'SELECT instance_id, number, step, visit, state, decided_by, outcome FROM task',
  candidates: 'SELECT instance_id, task_number, person_id, open FROM candidate',
  timers: 'SELECT instance_id, state, visit, name FROM timer',
  outbox: 'SELECT instance_id, seq, ordinal, recipient FROM outbox',
  effects: 'SELECT instance_id, seq, ordinal FROM effect',
  keys: 'SELECT instance_id, actor, key, seq FROM idempotency',
} as const

type Row = { readonly instance_id: string }
type Head = Omit<Story, keyof typeof PARTS>

/** Every request with all its rows, a page at a time, in one snapshot if the client is in such a transaction. */
export async function* readStories(client: pg.Client): AsyncGenerator<Story> {
  for (let after = FIRST; ; ) {
    const { rows: heads } = await client.query<Head>(
      `SELECT instance_id AS id, status, requester_id AS requester, seq, revision, state FROM instance
       WHERE instance_id > $1 ORDER BY instance_id LIMIT ${PAGE}`,
      [after],
    )
    const last = heads.at(-1)
    if (last === undefined) return
    after = last.id
    const ids = heads.map(({ id }) => id)
    const parts = new Map<string, ReadonlyMap<string, Row[]>>()
    for (const [part, select] of Object.entries(PARTS)) {
      const order = part === 'records' ? 'ORDER BY instance_id, seq' : ''
      const { rows } = await client.query<Row>(`${select} WHERE instance_id = ANY ($1) ${order}`, [ids])
      parts.set(
        part,
        Map.groupBy(rows, (row) => row.instance_id),
      )
    }
    for (const head of heads) {
      const own = Object.keys(PARTS).map((part) => [part, parts.get(part)?.get(head.id) ?? []])
      yield { ...head, ...Object.fromEntries(own) } as Story
    }
  }
}
