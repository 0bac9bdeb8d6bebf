import type pg from 'pg'
import type { TableEntry } from './manifest.ts'

/** The schemas of ours: everything else in a database is not. */
export const SCHEMAS = ['public', 'pgboss'] as const

/** Made by the migrations themselves. */
const BOOKKEEPING = '_prisma_migrations'

export type Table = Pick<TableEntry, 'schema' | 'name' | 'columns'>

type Row = Table & { readonly needs: readonly string[] }

/** Every table that holds rows, the parts of a divided one each, ordered so that none comes before one it refers to. */
export const listTables = async (client: pg.ClientBase): Promise<readonly Table[]> => {
  const { rows } = await client.query<Row>(
    `SELECT n.nspname AS schema, c.relname AS name,
       array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       array(SELECT fn.nspname || '.' || f.relname FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
         JOIN pg_namespace fn ON fn.oid = f.relnamespace
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = ANY ($1) AND c.relname <> $2 ORDER BY 1, 2`,
    [SCHEMAS, BOOKKEEPING],
  )
  return inOrder(rows)
}

const fullName = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema}.${name}`

const inOrder = (rows: readonly Row[]): Table[] => {
  const known = new Set(rows.map(fullName))
  const placed = new Set<string>()
  const ordered: Table[] = []
  let waiting = rows
  while (waiting.length > 0) {
    const free = waiting.filter(({ needs }) => needs.every((name) => placed.has(name) || !known.has(name)))
    if (free.length === 0) throw new Error(`tables refer to each other: ${waiting.map(fullName).join(', ')}`)
    for (const { schema, name, columns } of free) {
      ordered.push({ schema, name, columns })
      placed.add(fullName({ schema, name }))
    }
    waiting = waiting.filter((row) => !placed.has(fullName(row)))
  }
  return ordered
}

export const quoted = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `"${schema}"."${name}"`

export const columnList = ({ columns }: Pick<Table, 'columns'>): string =>
  columns.map((column) => `"${column}"`).join(', ')
