import type pg from 'pg'
import { Values } from './statement.ts'
import { fullCondition, type VisibleScope } from './visible-scope.ts'

export type DocumentRow = {
  readonly file: string
  readonly name: string
  readonly size: number
  readonly at: string
  readonly by: string
  /** The request that it came with; null for one that was put there by itself. */
  readonly instance: string | null
  readonly number: string | null
}

type Asked = {
  readonly person: string
  readonly scope: VisibleScope
  /** The ids that the account goes by. */
  readonly accounts: readonly string[]
  readonly after: { readonly at: string; readonly file: string } | null
  readonly limit: number
}

/** The documents 资料 of an account, newest first: its own, and the files of requests about it that the person sees in full. */
export const listDocuments = async (pool: pg.Pool, asked: Asked): Promise<DocumentRow[]> => {
  const values = new Values()
  const accounts = values.bind(asked.accounts, 'text[]')
  const after =
    asked.after === null
      ? ''
      : `WHERE (at, file) < (${values.bind(asked.after.at, 'timestamptz')}, ${values.bind(asked.after.file, 'uuid')})`
  const { rows } = await pool.query<DocumentRow>(
    `SELECT * FROM (
       SELECT f.id AS file, f.name, f.size, d.at, d.by_id AS by, NULL::uuid AS instance, NULL::text AS number
       FROM account_document d JOIN file f ON f.id = d.file_id WHERE d.account_id = ANY (${accounts})
       UNION ALL
       SELECT DISTINCT ON (f.id) f.id, f.name, f.size, l.at, f.uploaded_by, i.instance_id, i.number
       FROM instance i JOIN file_link l ON l.instance_id = i.instance_id JOIN file f ON f.id = l.file_id
       WHERE i.account_id = ANY (${accounts}) AND ${fullCondition(values, asked)}
     ) AS documents ${after}
     ORDER BY at DESC, file DESC LIMIT ${values.bind(asked.limit, 'int')}`,
    values.list,
  )
  return rows
}
