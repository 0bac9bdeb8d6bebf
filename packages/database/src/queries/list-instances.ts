import type pg from 'pg'

/** A row of a list of requests; `at` is what the list is ordered by. */
export type InstanceListRow = {
  readonly instanceId: string
  readonly at: string
  readonly number: string
  readonly definitionKey: string
  readonly definitionVersion: number
  readonly subject: string | null
  readonly status: string
  readonly requester: string
  readonly amount: number | null
  readonly steps: readonly string[]
  readonly startedAt: string
  readonly endedAt: string | null
}

/** 我发起的 started, 已办 done, 抄送我的 cc: a person's own lists; `visible`: all that the scope lets them see. */
export type InstanceList =
  | { readonly box: 'started' | 'done' | 'cc' }
  | {
      readonly box: 'visible'
      /** Whose submitted requests show; null for everybody's. */
      readonly scope: {
        readonly requesters: readonly string[]
        readonly departments: readonly string[]
      } | null
      /** Whether others' drafts that were never submitted show. */
      readonly drafts: boolean
    }

export type InstanceFilter = {
  readonly status: string | null
  /** Text sought in number and account; null for any. */
  readonly sought: string | null
  /** Definitions whose title holds the text sought. */
  readonly definitions: readonly string[]
  readonly after: { readonly at: string; readonly instanceId: string } | null
  readonly limit: number
}

/** A page of one of a person's lists, newest first, read on from a place and never by offset. */
export const listInstances = async (
  pool: pg.Pool,
  asked: { readonly person: string; readonly list: InstanceList },
  filter: InstanceFilter,
): Promise<InstanceListRow[]> => {
  const { list } = asked
  const scope = list.box === 'visible' ? list.scope : null
  const name = list.box === 'visible' && list.scope === null ? 'all' : list.box
  const { rows } = await pool.query<InstanceListRow>({
    name: `countersign-list-${name}`,
    text: QUERIES[name],
    values: [
      asked.person,
      filter.after?.at ?? 'infinity',
      filter.after?.instanceId ?? FIRST,
      filter.limit,
      filter.status,
      filter.sought === null ? null : `%${filter.sought.replaceAll(/[\\%_]/g, '\\$&')}%`,
      filter.definitions,
      scope?.requesters ?? [],
      scope?.departments ?? [],
      list.box === 'visible' && list.drafts,
    ],
  })
  return rows
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Rows after the place; the first half alone bounds the index scan. */
const beyond = (at: string) =>
  `${at} <= $2::timestamptz AND (${at} < $2::timestamptz OR i.instance_id > $3::uuid)`

const FILTER = `($5::text IS NULL OR i.status = $5) AND ($6::text IS NULL OR i.number ILIKE $6 OR i.subject ILIKE $6
  OR i.definition_key = ANY ($7::text[]) OR i.account_id IN (SELECT id FROM account WHERE number ILIKE $6))`

const COLUMNS = `i.instance_id AS "instanceId", i.number, i.definition_key AS "definitionKey",
  i.definition_version AS "definitionVersion", i.subject, i.status, i.requester_id AS requester, i.amount, i.steps,
  i.started_at AS "startedAt", i.ended_at AS "endedAt"`

/** Every parameter has a type in every query, used or not: PostgreSQL asks for it. */
const TYPED = `$1::text IS NOT NULL AND $8::text[] IS NOT NULL AND $9::text[] IS NOT NULL AND $10::boolean IS NOT NULL`

const ordered = (at: string) => `ORDER BY ${at} DESC, i.instance_id LIMIT $4::int`

/** One branch of what a person sees, read from an index of its own and no longer than a page. */
const branch = (from: string, at: string, holds: string) =>
  `(SELECT i.instance_id, i.started_at FROM ${from} WHERE ${holds} AND ${beyond(at)} AND ${FILTER} ${ordered(at)})`

const SUBMITTED = 'i.submitted_at IS NOT NULL'

const QUERIES = {
  started: `SELECT ${COLUMNS}, i.started_at AS at FROM instance i
    WHERE i.requester_id = $1 AND ${beyond('i.started_at')} AND ${FILTER} AND ${TYPED} ${ordered('i.started_at')}`,
  // Once an instance, at the person's last decision on it.
  done: `SELECT ${COLUMNS}, c.decided_at AS at FROM candidate c JOIN instance i ON i.instance_id = c.instance_id
    WHERE c.person_id = $1 AND c.decided_at IS NOT NULL AND i.requester_id <> $1 AND ${beyond('c.decided_at')}
      AND ${FILTER} AND ${TYPED} AND NOT EXISTS (SELECT FROM candidate later WHERE later.instance_id = c.instance_id
        AND later.person_id = c.person_id AND (later.decided_at, later.task_number) > (c.decided_at, c.task_number))
    ${ordered('c.decided_at')}`,
  cc: `SELECT ${COLUMNS}, c.at FROM copy c JOIN instance i ON i.instance_id = c.instance_id
    WHERE c.person_id = $1 AND ${beyond('c.at')} AND ${FILTER} AND ${TYPED} ${ordered('c.at')}`,
  all: `SELECT ${COLUMNS}, i.started_at AS at FROM instance i
    WHERE ($10::boolean OR ${SUBMITTED} OR i.requester_id = $1) AND ${beyond('i.started_at')} AND ${FILTER}
      AND ${TYPED} ${ordered('i.started_at')}`,
  visible: `WITH seen AS (
      ${branch('instance i', 'i.started_at', 'i.requester_id = $1')}
      UNION (SELECT b.* FROM unnest($8::text[]) AS r(id) CROSS JOIN LATERAL
        ${branch('instance i', 'i.started_at', `i.requester_id = r.id AND ${SUBMITTED}`)} b)
      UNION (SELECT b.* FROM unnest($9::text[]) AS d(key) CROSS JOIN LATERAL
        ${branch('instance i', 'i.started_at', `i.requester_department = d.key AND ${SUBMITTED}`)} b)
      UNION ${branch('candidate c JOIN instance i USING (instance_id)', 'c.started_at', `c.person_id = $1 AND ${SUBMITTED}`)}
      UNION ${branch('copy c JOIN instance i USING (instance_id)', 'c.started_at', `c.person_id = $1 AND ${SUBMITTED}`)}
    )
    SELECT ${COLUMNS}, i.started_at AS at FROM seen JOIN instance i ON i.instance_id = seen.instance_id
    WHERE ${TYPED} ORDER BY seen.started_at DESC, seen.instance_id LIMIT $4::int`,
} as const
