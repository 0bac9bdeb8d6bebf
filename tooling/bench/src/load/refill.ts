import type pg from 'pg'

type Index = {
  readonly table: string
  readonly name: string
  readonly constraint: string | null
  readonly sql: string
}

/** Where the rows are that a table held before it is refilled: few, and found without an index. */
export const keptAs = (table: string): string => `kept_${table}`

/**
 * Runs a load while the tables have no indexes, which are made again afterwards, and in the transaction that empties the
 * tables and puts back what they held: with little log asked for, PostgreSQL then writes none of it twice.
 */
export const refill = async (
  client: pg.Client,
  tables: readonly string[],
  load: () => Promise<void>,
): Promise<void> => {
  const indexes = await indexesOf(client, tables)
  for (const { table, name, constraint } of indexes)
    await client.query(
      constraint === null ? `DROP INDEX "${name}"` : `ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`,
    )
  await client.query('BEGIN')
  for (const table of tables)
    await client.query(`CREATE TEMPORARY TABLE ${keptAs(table)} ON COMMIT DROP AS TABLE "${table}"`)
  await client.query(`TRUNCATE ${tables.map((table) => `"${table}"`).join()}`)
  for (const table of tables) {
    const columns = await writtenColumns(client, table)
    await client.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM ${keptAs(table)}`)
  }
  await load()
  await client.query('COMMIT')
  for (const { table, name, constraint, sql } of indexes)
    await client.query(
      constraint === null ? sql : `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${constraint}`,
    )
}

/** The columns of a table but those that PostgreSQL works out itself. */
const writtenColumns = async (client: pg.Client, table: string): Promise<string> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  )
  return rows.map(({ name }) => name).join()
}

const indexesOf = async (client: pg.Client, tables: readonly string[]): Promise<Index[]> => {
  const { rows } = await client.query<Index>(
    `SELECT t.relname AS table, i.relname AS name, pg_get_constraintdef(c.oid) AS constraint,
       pg_get_indexdef(i.oid) AS sql
     FROM pg_index x
     JOIN pg_class t ON t.oid = x.indrelid
     JOIN pg_class i ON i.oid = x.indexrelid
     LEFT JOIN pg_constraint c ON c.conindid = i.oid AND c.contype = 'p'
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY ($1) ORDER BY 1, 2`,
    [tables],
  )
  return rows
}
