import type pg from 'pg'
import { TEMPLATE_MONTH } from './make-templates.ts'
import { keptAs } from './refill.ts'

export type Copies = {
  readonly templates: readonly string[]
  /** How many, and the number the first one has. */
  readonly count: number
  readonly first: number
  /** Over how many months they are spread, the last one being the one before `until`. */
  readonly months: number
  readonly until: Date
  /**
   * Among how many groups of requester, supervisor and manager they are divided. The demo's own people are the first
   * group, whose share is one in so many.
   */
  readonly groups: number
}

/** Rows of one statement: enough to be fast, few enough to show progress. */
const CHUNK = 20_000

/**
 * For each copy its template, its own id, how many months later it happened, and what follows the names of its people.
 * Bound: templates, first and last number, months, the last month, groups.
 */
const COPIES = `WITH copy AS MATERIALIZED (
  SELECT i, t.id AS template, t.id::text AS template_text, made.id, made.id::text AS id_text,
    make_interval(months => later.months) AS shift,
    to_char(date '${TEMPLATE_MONTH}01' + make_interval(months => later.months), 'YYYY-MM-') AS month,
    CASE WHEN g.own THEN '' ELSE '-' || g.group END AS tail
  FROM generate_series($2::int, $3::int) AS i
  CROSS JOIN LATERAL (SELECT ($1::uuid[])[1 + i % cardinality($1::uuid[])] AS id) AS t
  CROSS JOIN LATERAL (SELECT overlay(overlay(md5('copy ' || i) PLACING '4' FROM 13) PLACING 'a' FROM 17)::uuid AS id) AS made
  CROSS JOIN LATERAL (SELECT $5::int - (i / 7) % $4::int AS months) AS later
  CROSS JOIN LATERAL (SELECT (i / 3) % $6::int AS group, (i / 3) % $6::int = 0 AS own) AS g
)`

const person = (column: string): string =>
  `CASE WHEN ${column} IS NULL THEN NULL ELSE ${column} || copy.tail END`

const DOCUMENT = (column: string): string => {
  const moved = `replace(replace(${column}, copy.template_text, copy.id_text), '${TEMPLATE_MONTH}', copy.month)`
  const renamed = ['rep', 'supervisor', 'manager'].reduce(
    (text, name) => `replace(${text}, '"${name}"', '"${name}' || copy.tail || '"')`,
    moved,
  )
  return `CASE WHEN copy.tail = '' THEN ${moved} ELSE ${renamed} END`
}

/** What in each table is not simply the template's. Hashes stay the template's: this load is for reading and for weight. */
const CHANGED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  instance: {
    number: `'C-' || lpad(copy.i::text, 8, '0')`,
    requester_id: person('t.requester_id'),
    state: DOCUMENT('t.state'),
    started_at: 't.started_at + copy.shift',
    submitted_at: 't.submitted_at + copy.shift',
    updated_at: 't.updated_at + copy.shift',
    ended_at: 't.ended_at + copy.shift',
  },
  record: { at: 't.at + copy.shift', actor: person('t.actor'), body: DOCUMENT('t.body') },
  task: {
    since: 't.since + copy.shift',
    due: 't.due + copy.shift',
    closed_at: 't.closed_at + copy.shift',
    decided_by: person('t.decided_by'),
  },
  candidate: {
    person_id: person('t.person_id'),
    due: 't.due + copy.shift',
    since: 't.since + copy.shift',
    decided_at: 't.decided_at + copy.shift',
    started_at: 't.started_at + copy.shift',
  },
  timer: { due_at: 't.due_at + copy.shift' },
  idempotency: { actor: person('t.actor'), at: 't.at + copy.shift' },
  outbox: {
    recipient: person('t.recipient'),
    created_at: 't.created_at + copy.shift',
    drained_at: 't.created_at + copy.shift',
  },
}

export const COPIED_TABLES = Object.keys(CHANGED)

/** Copies requests inside PostgreSQL, while their tables are refilled; `report` is told how many there are so far. */
export const copyInstances = async (
  client: pg.Client,
  { templates, count, first, months, until, groups }: Copies,
  report: (done: number) => void,
): Promise<void> => {
  const lastMonth = (until.getUTCFullYear() - 2001) * 12 + until.getUTCMonth() - 1
  const statements: string[] = []
  for (const table of COPIED_TABLES) statements.push(await statementFor(client, table))
  for (let done = 0; done < count; done += CHUNK) {
    const last = first + Math.min(count, done + CHUNK) - 1
    const values = [templates, first + done, last, months, lastMonth, groups]
    for (const text of statements) await client.query(text, values)
    report(Math.min(count - done, CHUNK))
  }
}

const statementFor = async (client: pg.Client, table: string): Promise<string> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  )
  const values = rows.map(({ name }) =>
    name === 'instance_id' ? 'copy.id' : (CHANGED[table]?.[name] ?? `t.${name}`),
  )
  return `${COPIES} INSERT INTO ${table} (${rows.map(({ name }) => name).join()})
    SELECT ${values.join()} FROM copy JOIN ${keptAs(table)} t ON t.instance_id = copy.template`
}
