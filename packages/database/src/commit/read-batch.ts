import type { AccountFacts } from '@countersign/engine/facts'
import type { Instance } from '@countersign/engine/instance'
import type pg from 'pg'
import type { BatchFacts, BatchRequest } from './commit-entry.ts'

const READ = { name: 'countersign-read', text: 'SELECT * FROM countersign_read($1, $2, $3, $4, $5, $6, $7)' }

type Row =
  | { readonly kind: 'file'; readonly id: string; readonly document: string }
  | { readonly kind: 'live'; readonly id: string; readonly revision: number }
  | { readonly kind: 'organisation'; readonly revision: number; readonly now: string }
  | { readonly kind: 'instance'; readonly instance_id: string; readonly document: string }
  | { readonly kind: 'account'; readonly id: string; readonly facts: AccountFacts }
  | {
      readonly kind: 'applied'
      readonly instance_id: string
      readonly id: string
      readonly document: string
      readonly seq: number
      readonly revision: number
    }

/** Reads all that a batch of commands needs, in one round trip. Unknown ids are simply absent from the answer. */
export const readBatch = async (pool: pg.Pool, request: BatchRequest): Promise<BatchFacts> => {
  const { rows } = await pool.query<Row>({
    ...READ,
    values: [
      request.instanceIds,
      request.accountIds,
      request.idempotency.map((key) => key.instanceId),
      request.idempotency.map((key) => key.actor),
      request.idempotency.map((key) => key.key),
      request.fileIds,
      request.definitionKeys,
    ],
  })
  return factsFrom(rows)
}

const factsFrom = (rows: readonly Row[]): BatchFacts => {
  const instances = new Map<string, Instance>()
  const accounts = new Map<string, AccountFacts>()
  const files = new Map<string, string>()
  const live = new Map<string, number>()
  const applied = new Map<string, { hash: string; seq: number; revision: number }>()
  let organisation: { now: string; revision: number } | null = null
  for (const row of rows) {
    if (row.kind === 'organisation') organisation = row
    else if (row.kind === 'instance') instances.set(row.instance_id, JSON.parse(row.document))
    else if (row.kind === 'file') files.set(row.id, row.document)
    else if (row.kind === 'live') live.set(row.id, row.revision)
    else if (row.kind === 'account') accounts.set(row.id, row.facts)
    else
      applied.set(`${row.instance_id}/${row.id}`, {
        hash: row.document,
        seq: row.seq,
        revision: row.revision,
      })
  }
  if (organisation === null) throw new Error('the database has no organisation row')
  const { now, revision } = organisation
  return { now, organisationRevision: revision, instances, accounts, files, live, applied }
}
