import type { AccountFacts } from '@countersign/engine/facts'
import type { Instance } from '@countersign/engine/instance'
import type pg from 'pg'
import type { BatchFacts, BatchRequest } from './commit-entry.ts'

/** One statement is one snapshot: instance, account, organisation and applied keys belong together. */
const READ = {
  name: 'countersign-read-batch',
  text: `
    SELECT 'organisation' AS kind, NULL::uuid AS instance_id, NULL::text AS id, NULL::text AS text,
      NULL::json AS facts, revision, NULL::int AS seq, clock_timestamp() AS now
    FROM organisation WHERE id = 1
    UNION ALL
    SELECT 'instance', instance_id, NULL, state, NULL, NULL, NULL, NULL
    FROM instance WHERE instance_id = ANY ($1::uuid[])
    UNION ALL
    SELECT 'account', NULL, id, NULL, json_build_object('id', id, 'number', number, 'name', name, 'owner', owner_id,
      'department', department_key), NULL, NULL, NULL
    FROM account WHERE id = ANY ($2::text[] || ARRAY(
      SELECT account_id FROM instance WHERE instance_id = ANY ($1::uuid[]) AND account_id IS NOT NULL))
    UNION ALL
    SELECT 'applied', i.instance_id, i.actor || '/' || i.key, i.hash, NULL, i.revision, i.seq, NULL
    FROM unnest($3::uuid[], $4::text[], $5::text[]) AS asked(instance_id, actor, key)
    JOIN idempotency i USING (instance_id, actor, key)
    UNION ALL
    SELECT 'file', NULL, id::text, uploaded_by, NULL, NULL, NULL, NULL
    FROM file WHERE id = ANY ($6::uuid[])
    UNION ALL
    SELECT 'live', NULL, key, NULL, NULL, live_version, NULL, NULL
    FROM definition WHERE live_version IS NOT NULL AND key = ANY ($7::text[] || ARRAY(
      SELECT definition_key FROM instance WHERE instance_id = ANY ($1::uuid[]) AND status = 'draft'))`,
}

type Row =
  | { readonly kind: 'file'; readonly id: string; readonly text: string }
  | { readonly kind: 'live'; readonly id: string; readonly revision: number }
  | { readonly kind: 'organisation'; readonly revision: number; readonly now: string }
  | { readonly kind: 'instance'; readonly instance_id: string; readonly text: string }
  | { readonly kind: 'account'; readonly id: string; readonly facts: AccountFacts }
  | {
      readonly kind: 'applied'
      readonly instance_id: string
      readonly id: string
      readonly text: string
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
    else if (row.kind === 'instance') instances.set(row.instance_id, JSON.parse(row.text))
    else if (row.kind === 'file') files.set(row.id, row.text)
    else if (row.kind === 'live') live.set(row.id, row.revision)
    else if (row.kind === 'account') accounts.set(row.id, row.facts)
    else applied.set(`${row.instance_id}/${row.id}`, { hash: row.text, seq: row.seq, revision: row.revision })
  }
  if (organisation === null) throw new Error('the database has no organisation row')
  const { now, revision } = organisation
  return { now, organisationRevision: revision, instances, accounts, files, live, applied }
}
