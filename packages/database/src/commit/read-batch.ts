import type { AccountFacts } from '@countersign/engine/facts'
import type { Instance } from '@countersign/engine/instance'
import type pg from 'pg'
import type { BatchFacts, BatchRequest } from './commit-entry.ts'

/**
 * What a row is, two texts and two numbers: lists of few columns, because the driver takes longer to name columns than
 * to read them.
 */
type Row =
  /** The database's time in milliseconds, and the revision. */
  | readonly ['organisation', null, null, number, number]
  /** The document; the account it is about; of a draft, the live version of its definition. */
  | readonly ['instance', string, string | null, number | null, null]
  | readonly ['account', string, null, null, null]
  /** Where the key was used, and the hash; what it came to. */
  | readonly ['applied', string, string, number, number]
  /** Id and uploader. */
  | readonly ['file', string, string, null, null]
  | readonly ['live', string, null, number, null]

const ACCOUNT_FACTS = `json_build_object('id', a.id, 'number', a.number, 'name', a.name, 'owner', a.owner_id,
  'department', a.department_key, 'standing', a.standing, 'target', a.target, 'team', (
    SELECT json_object_agg(of.role, of.people) FROM (SELECT m.role, json_agg(m.person_id ORDER BY m.person_id) AS people
      FROM account_member m WHERE m.account_id = a.id GROUP BY m.role ORDER BY m.role) AS of),
  'revision', a.revision)::text`

/** A branch with exactly the columns of the others is read without a step in between. */
const row = (kind: Row[0], one = 'NULL::text', two = 'NULL::text', numbers = 'NULL::bigint, NULL::integer') =>
  `SELECT '${kind}'::text, ${one}, ${two}, ${numbers}`

const NOW = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

const ORGANISATION = `${row('organisation', undefined, undefined, `${NOW}, o.revision`)}
  FROM organisation o WHERE o.id = 1`

/** One branch of the statement: which lists it takes, and its text with their parameters. */
type Branch = {
  readonly lists: (request: BatchRequest) => readonly (readonly string[])[]
  readonly sql: (parameters: readonly string[]) => string
}

const BRANCHES: readonly Branch[] = [
  {
    lists: ({ instanceIds }) => [instanceIds],
    sql: ([ids]) =>
      `${row(
        'instance',
        'i.state',
        `(SELECT ${ACCOUNT_FACTS} FROM account a WHERE a.id = i.account_id)`,
        `CASE WHEN i.status = 'draft' THEN (SELECT d.live_version::bigint FROM definition d WHERE d.key = i.definition_key) END,
       NULL::integer`,
      )} FROM instance i WHERE i.instance_id = ANY (${ids}::uuid[])`,
  },
  {
    lists: ({ idempotency }) => [
      idempotency.map(({ instanceId }) => instanceId),
      idempotency.map(({ actor }) => actor),
      idempotency.map(({ key }) => key),
    ],
    // Not a join, which a plan made for a small table could begin at the table.
    sql: ([ids, actors, keys]) => `${row(
      'applied',
      `asked.instance_id || '/' || asked.actor || '/' || asked.key`,
      'k.hash',
      'k.seq::bigint, k.revision',
    )} FROM unnest(${ids}::uuid[], ${actors}::text[], ${keys}::text[]) AS asked (instance_id, actor, key),
      LATERAL (SELECT * FROM idempotency i WHERE i.instance_id = asked.instance_id AND i.actor = asked.actor
        AND i.key = asked.key OFFSET 0) k`,
  },
  {
    lists: ({ accountIds }) => [accountIds],
    sql: ([ids]) => `${row('account', ACCOUNT_FACTS)} FROM account a WHERE a.id = ANY (${ids}::text[])`,
  },
  {
    lists: ({ fileIds }) => [fileIds],
    sql: ([ids]) =>
      `${row('file', 'f.id::text', 'f.uploaded_by')} FROM file f WHERE f.id = ANY (${ids}::uuid[])`,
  },
  {
    lists: ({ definitionKeys }) => [definitionKeys],
    sql: ([keys]) => `${row('live', 'd.key', undefined, 'd.live_version::bigint, NULL::integer')}
      FROM definition d WHERE d.live_version IS NOT NULL AND d.key = ANY (${keys}::text[])`,
  },
]

/**
 * Reads all that a batch of commands needs, in one round trip and one snapshot. Unknown ids are simply absent from the
 * answer. `pool` is the database's for commands, whose plans read by index.
 */
export const readBatch = async (pool: pg.Pool, request: BatchRequest): Promise<BatchFacts> =>
  factsFrom((await pool.query<[...Row]>(statementFor(request))).rows as readonly Row[])

/** What nobody asks for takes no part in the statement: starting an unused branch costs as much as reading by it. */
const statementFor = (request: BatchRequest): pg.QueryArrayConfig => {
  const values: (readonly string[])[] = []
  const branches = BRANCHES.flatMap(({ lists, sql }, index) => {
    const asked = lists(request)
    if (asked[0]?.length === 0) return []
    const parameters = asked.map((_, at) => `$${values.length + at + 1}`)
    values.push(...asked)
    return [{ index, sql: sql(parameters) }]
  })
  return {
    name: `countersign-read-${branches.map(({ index }) => index).join('')}`,
    text: [ORGANISATION, ...branches.map(({ sql }) => sql)].join(' UNION ALL '),
    values,
    rowMode: 'array',
  }
}

const factsFrom = (rows: readonly Row[]): BatchFacts => {
  const instances = new Map<string, Instance>()
  const accounts = new Map<string, AccountFacts>()
  const files = new Map<string, string>()
  const live = new Map<string, number>()
  const applied = new Map<string, { hash: string; seq: number; revision: number }>()
  let organisation: { now: string; revision: number } | null = null
  const addAccount = (facts: AccountFacts) => accounts.set(facts.id, facts)
  for (const row of rows) {
    if (row[0] === 'organisation') organisation = { now: new Date(row[3]).toISOString(), revision: row[4] }
    else if (row[0] === 'instance') {
      const [, document, account, version] = row
      const instance: Instance = JSON.parse(document)
      instances.set(instance.id, instance)
      if (account !== null) addAccount(JSON.parse(account))
      if (version !== null) live.set(instance.definition.key, version)
    } else if (row[0] === 'account') addAccount(JSON.parse(row[1]))
    else if (row[0] === 'file') files.set(row[1], row[2])
    else if (row[0] === 'live') live.set(row[1], row[3])
    else applied.set(row[1], { hash: row[2], seq: row[3], revision: row[4] })
  }
  if (organisation === null) throw new Error('the database has no organisation row')
  const { now, revision } = organisation
  return { now, organisationRevision: revision, instances, accounts, files, live, applied }
}
