import type pg from 'pg'

/**
 * Removes requests with everything that belongs to them, as the database's owner and in the caller's transaction. Their last
 * hashes stay, so that the next anchor says that they were removed, and why, and not lost.
 */
export const removeRequests = async (
  client: pg.Client,
  { ids, reason }: { readonly ids: readonly string[]; readonly reason: string },
): Promise<void> => {
  await bury(client, ids, reason)
  await deleting(client, async () => {
    for (const table of await tablesOfRequests(client))
      await client.query(`DELETE FROM ${client.escapeIdentifier(table)} WHERE instance_id = ANY ($1)`, [ids])
  })
  await removeQueued(client, ids)
}

/** What servers only ever add to. */
const APPEND_ONLY = 'record, account_event, sensitive_read'

/** An owner who works as a server as well has taken the right to delete there from itself: it has it for the while. */
export const deleting = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT has_table_privilege('record', 'DELETE') AS may",
  )
  const may = rows[0]?.may === true
  if (!may) await client.query(`GRANT DELETE ON ${APPEND_ONLY} TO CURRENT_USER`)
  await work()
  if (!may) await client.query(`REVOKE DELETE ON ${APPEND_ONLY} FROM CURRENT_USER`)
}

const bury = (client: pg.Client, ids: readonly string[], reason: string) =>
  client.query(
    `INSERT INTO tombstone (instance_id, seq, hash, reason, at)
     SELECT DISTINCT ON (instance_id) instance_id, seq, hash, $2, clock_timestamp() FROM record
     WHERE instance_id = ANY ($1) ORDER BY instance_id, seq DESC`,
    [ids, reason],
  )

/** Every table whose rows belong to a request, so that none added later is forgotten. */
const tablesOfRequests = async (client: pg.Client): Promise<string[]> => {
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
