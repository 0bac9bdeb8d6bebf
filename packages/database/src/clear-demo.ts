import pg from 'pg'
import { deleting, removeRequests } from './remove-requests.ts'

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
  const requests = await removeDemoRequests(client, mark)
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

const removeDemoRequests = async (client: pg.Client, { people }: DemoMark): Promise<number> => {
  const { rows } = await client.query<{ instance_id: string }>(
    'SELECT instance_id FROM instance WHERE requester_id = ANY ($1)',
    [people],
  )
  await removeRequests(client, { ids: rows.map((row) => row.instance_id), reason: 'demo' })
  // A demo's alone, and about these requests.
  await client.query('DELETE FROM kept_mail')
  return rows.length
}

const removeFiles = async (client: pg.Client, { people }: DemoMark): Promise<void> => {
  await client.query(
    `DELETE FROM file f WHERE uploaded_by = ANY ($1)
     AND NOT EXISTS (SELECT FROM file_link l WHERE l.file_id = f.id)
     AND NOT EXISTS (SELECT FROM account_document d WHERE d.file_id = f.id)`,
    [people],
  )
  await client.query(
    'DELETE FROM file_content c WHERE NOT EXISTS (SELECT FROM file f WHERE f.sha256 = c.sha256)',
  )
}

/** What is kept about an account beside its requests. */
const OF_ACCOUNTS = [
  'account_member',
  'contact',
  'account_event',
  'finding',
  'call_report',
  'sensitive_read',
  'risk_sheet',
  'visit',
  'worksheet_row',
  'account_document',
] as const

/** An account that another request is about stays, without an owner. */
const removeAccounts = async (client: pg.Client, { accounts, people }: DemoMark): Promise<void> => {
  await client.query(
    `DELETE FROM account a WHERE id = ANY ($1)
     AND NOT EXISTS (SELECT FROM instance i WHERE i.account_id = a.id)`,
    [accounts],
  )
  await deleting(client, async () => {
    for (const table of OF_ACCOUNTS)
      await client.query(
        `DELETE FROM ${table} t WHERE account_id = ANY ($1)
         AND NOT EXISTS (SELECT FROM account a WHERE a.id = t.account_id)`,
        [accounts],
      )
  })
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
