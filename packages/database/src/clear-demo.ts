import pg from 'pg'

/** The setting that marks a database as a demo's and names what was seeded into it. */
export const DEMO_SETTING = 'demo'

/** What the demo brought with it, by id. */
export type DemoMark = { readonly people: readonly string[]; readonly accounts: readonly string[] }

export type DemoCleared =
  | { readonly cleared: true; readonly requests: number; readonly people: number }
  /** `not-a-demo`: nothing here was seeded. `no-other-administrator`: without the demo's people nobody could sign in. */
  | { readonly cleared: false; readonly reason: 'not-a-demo' | 'no-other-administrator' }

/**
 * Removes the requests that demo people made and, with `people`, those people and their accounts. Connects as the
 * database's owner: the role that servers work under can delete no record. All of it or nothing; safe while servers run.
 */
export const clearDemo = async (
  ownerUrl: string,
  options: { readonly people: boolean },
): Promise<DemoCleared> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN; LOCK TABLE organisation IN EXCLUSIVE MODE')
    const answer = await clear(client, options.people)
    await client.query(answer.cleared ? 'COMMIT' : 'ROLLBACK')
    return answer
  } finally {
    await client.end()
  }
}

const clear = async (client: pg.Client, withPeople: boolean): Promise<DemoCleared> => {
  const { rows } = await client.query<{ value: DemoMark }>('SELECT value FROM setting WHERE key = $1', [
    DEMO_SETTING,
  ])
  const mark = rows[0]?.value
  if (mark === undefined) return { cleared: false, reason: 'not-a-demo' }
  if (withPeople && !(await hasOtherAdministrator(client, mark)))
    return { cleared: false, reason: 'no-other-administrator' }
  const requests = await removeRequests(client, mark)
  await removeFiles(client, mark)
  if (!withPeople) return { cleared: true, requests, people: 0 }
  await removeAccounts(client, mark)
  return { cleared: true, requests, people: await removePeople(client, mark) }
}

const hasOtherAdministrator = async (client: pg.Client, { people }: DemoMark): Promise<boolean> => {
  const { rowCount } = await client.query(
    "SELECT FROM person WHERE active AND 'administrator' = ANY (roles) AND id <> ALL ($1)",
    [people],
  )
  return rowCount !== 0
}

const removeRequests = async (client: pg.Client, { people }: DemoMark): Promise<number> => {
  const { rows } = await client.query<{ instance_id: string }>(
    'SELECT instance_id FROM instance WHERE requester_id = ANY ($1)',
    [people],
  )
  const ids = rows.map((row) => row.instance_id)
  // An owner who works as a server as well has taken this right from itself.
  const { rows: rights } = await client.query<{ may: boolean }>(
    "SELECT has_table_privilege('record', 'DELETE') AS may",
  )
  const may = rights[0]?.may === true
  if (!may) await client.query('GRANT DELETE ON record TO CURRENT_USER')
  await bury(client, ids)
  for (const table of await tablesOfInstances(client))
    await client.query(`DELETE FROM ${client.escapeIdentifier(table)} WHERE instance_id = ANY ($1)`, [ids])
  if (!may) await client.query('REVOKE DELETE ON record FROM CURRENT_USER')
  await removeQueued(client, ids)
  // A demo's alone, and about these requests.
  await client.query('DELETE FROM kept_mail')
  return ids.length
}

/** Their last hashes stay: the next anchor says that they were removed, not lost. */
const bury = (client: pg.Client, ids: readonly string[]) =>
  client.query(
    `INSERT INTO tombstone (instance_id, seq, hash, reason, at)
     SELECT DISTINCT ON (instance_id) instance_id, seq, hash, 'demo', clock_timestamp() FROM record
     WHERE instance_id = ANY ($1) ORDER BY instance_id, seq DESC`,
    [ids],
  )

/** Every table whose rows belong to an instance, so that none added later is forgotten. */
const tablesOfInstances = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'instance_id' AND t.table_type = 'BASE TABLE'
       AND c.table_name <> 'tombstone'`,
  )
  return rows.map((row) => row.name)
}

const removeQueued = async (client: pg.Client, ids: readonly string[]): Promise<void> => {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('pgboss.job') IS NOT NULL AS there",
  )
  if (rows[0]?.there !== true) return
  await client.query("DELETE FROM pgboss.job WHERE data->>'instanceId' = ANY ($1)", [ids])
}

const removeFiles = async (client: pg.Client, { people }: DemoMark): Promise<void> => {
  await client.query(
    `DELETE FROM file f WHERE uploaded_by = ANY ($1)
     AND NOT EXISTS (SELECT FROM file_link l WHERE l.file_id = f.id)`,
    [people],
  )
  await client.query(
    'DELETE FROM file_content c WHERE NOT EXISTS (SELECT FROM file f WHERE f.sha256 = c.sha256)',
  )
}

/** An account that another request is about stays, without an owner. */
const removeAccounts = async (client: pg.Client, { accounts, people }: DemoMark): Promise<void> => {
  await client.query(
    `DELETE FROM account a WHERE id = ANY ($1)
     AND NOT EXISTS (SELECT FROM instance i WHERE i.account_id = a.id)`,
    [accounts],
  )
  await client.query('UPDATE account SET owner_id = NULL WHERE owner_id = ANY ($1)', [people])
}

/** Whoever another request's history names stays as somebody who has left; nobody of the demo can sign in again. */
const removePeople = async (client: pg.Client, { people }: DemoMark): Promise<number> => {
  const run = (text: string) => client.query(text, [people])
  await run('DELETE FROM auth_user WHERE id = ANY ($1)')
  await run('DELETE FROM auth_api_key WHERE reference_id = ANY ($1)')
  await run('DELETE FROM notice WHERE person_id = ANY ($1)')
  await run('UPDATE department SET head_id = NULL WHERE head_id = ANY ($1)')
  await run('UPDATE person SET superior_id = NULL WHERE superior_id = ANY ($1)')
  await run("UPDATE person SET active = false, roles = '{}' WHERE id = ANY ($1)")
  await run(
    `DELETE FROM person p WHERE id = ANY ($1)
     AND NOT EXISTS (SELECT FROM candidate c WHERE c.person_id = p.id)
     AND NOT EXISTS (SELECT FROM copy c WHERE c.person_id = p.id)
     AND NOT EXISTS (SELECT FROM record r WHERE r.actor = p.id)`,
  )
  await client.query('UPDATE organisation SET revision = revision + 1 WHERE id = 1')
  await client.query('DELETE FROM setting WHERE key = $1', [DEMO_SETTING])
  return people.length
}
