import type pg from 'pg'

/** A new account out of a sheet. */
export type NewAccount = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly owner: string
  readonly department: string
  readonly customerType: string | null
  readonly category: string | null
  readonly relationship: number | null
  readonly profile: Readonly<Record<string, string | number>>
  readonly figures: Readonly<Record<string, number>>
  readonly grades: Readonly<Record<'abc' | 'value' | 'families', string | null>>
}

/**
 * Adds accounts with the beginning of their timelines, in one statement. Those whose id is there already, from the same
 * rows sent twice, are left as they are; answers how many were added.
 */
export const importAccounts = async (
  pool: pg.Pool,
  accounts: readonly NewAccount[],
  { by, at }: { readonly by: string; readonly at: string },
): Promise<number> => {
  const { rows } = await pool.query<{ added: number }>(
    `WITH given AS (
       SELECT * FROM json_to_recordset($1::json) AS r (id text, number text, name text, owner text, department text,
         "customerType" text, category text, relationship int, profile json, figures json, grades json)),
     added AS (
       INSERT INTO account (id, number, name, owner_id, department_key, created_at, standing, customer_type, category,
         relationship, profile, profile_at, figures, grade_abc, grade_value, grade_families)
       SELECT id, number, name, owner, department, $3::timestamptz, 'prospect', "customerType", category, relationship,
         profile, CASE WHEN profile::text <> '{}' THEN $3::timestamptz END, figures, grades ->> 'abc',
         grades ->> 'value', grades ->> 'families'
       FROM given ON CONFLICT (id) DO NOTHING RETURNING id, owner_id),
     told AS (
       INSERT INTO account_event (account_id, event_id, at, kind, by_id, body)
       SELECT id, gen_random_uuid(), $3::timestamptz, 'imported', $2, json_build_object('owner', owner_id) FROM added)
     SELECT count(*)::int AS added FROM added`,
    [JSON.stringify(accounts), by, at],
  )
  return rows[0]?.added ?? 0
}
