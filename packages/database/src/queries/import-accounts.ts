import type { Prisma } from '../generated/client.ts'

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
  transaction: Prisma.TransactionClient,
  accounts: readonly NewAccount[],
  { by, at }: { readonly by: string; readonly at: string },
): Promise<number> => {
  const rows = await transaction.$queryRaw<{ added: number }[]>`
     WITH given AS (
       SELECT * FROM json_to_recordset(${JSON.stringify(accounts)}::json) AS r (id text, number text, name text, owner text, department text,
         "customerType" text, category text, relationship int, profile json, figures json, grades json)),
     added AS (
       INSERT INTO account (id, number, name, owner_id, department_key, created_at, standing, customer_type, category,
         relationship, profile, profile_at, figures, grade_abc, grade_value, grade_families)
       SELECT id, number, name, owner, department, ${at}::timestamptz, 'prospect', "customerType", category, relationship,
         profile, CASE WHEN profile::text <> '{}' THEN ${at}::timestamptz END, figures, grades ->> 'abc',
         grades ->> 'value', grades ->> 'families'
       FROM given ON CONFLICT (id) DO NOTHING RETURNING id, owner_id),
     told AS (
       INSERT INTO account_event (account_id, event_id, at, kind, by_id, body)
       SELECT id, gen_random_uuid(), ${at}::timestamptz, 'imported', ${by}, json_build_object('owner', owner_id) FROM added)
     SELECT count(*)::int AS added FROM added`
  return rows[0]?.added ?? 0
}
