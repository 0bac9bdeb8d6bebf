import { openDatabase } from '@countersign/database/client'
import { accepted, type Person, personAt, sessionOf, signIn } from '../person/person.ts'
import type { DemoServer } from '../server/demo-server.ts'

const idOf = (index: number): string => `listener-${index}`
const AT_ONCE = 8

/** The administrator imports them as people do; the sheet's limit is 500 rows. */
const importPeople = async (admin: Person, { origin }: DemoServer, count: number): Promise<void> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    name: `听众${index}`,
    email: `${idOf(index)}@demo.example`,
    rank: 'rep',
    department: 'key-accounts',
    superior: '',
  }))
  const response = await fetch(`${origin}/trpc/people.import`, {
    method: 'POST',
    headers: { cookie: admin.cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ rows, apply: true }),
  })
  if (!response.ok) throw new Error(`the import is refused: ${await response.text()}`)
}

/**
 * They set the password that all demo people have: its hash is copied, since hashing one for each takes the processor
 * longer than all that is measured.
 */
const givePasswords = async (server: DemoServer): Promise<readonly string[]> => {
  const database = await openDatabase(server.databaseUrl())
  try {
    await database.pool.query(
      `INSERT INTO auth_account (id, account_id, provider_id, user_id, password)
       SELECT 'credential-' || person.id, person.id, 'credential', person.id, password
       FROM person, auth_account WHERE email LIKE 'listener-%' AND user_id = 'rep'`,
    )
    const { rows } = await database.pool.query<{ id: string }>(
      `SELECT id FROM person WHERE email LIKE 'listener-%' ORDER BY id`,
    )
    return rows.map(({ id }) => id)
  } finally {
    await database.close()
  }
}

/** So many people of a department, each signed in for themselves. */
export const audience = async (server: DemoServer, count: number): Promise<readonly Person[]> => {
  await importPeople(await signIn(server, 'admin'), server, count)
  const ids = await givePasswords(server)
  if (ids.length !== count) throw new Error(`${ids.length} of ${count} people were imported`)
  const people: Person[] = []
  for (let first = 0; first < count; first += AT_ONCE)
    people.push(
      ...(await Promise.all(
        ids
          .slice(first, first + AT_ONCE)
          .map(async (id) => personAt(server, id, await sessionOf(server, id))),
      )),
    )
  return people
}

const MOST_COPIED = 50

/** Copies 抄送 a request to all of them: whatever is decided on it is news to each. */
export const copyToAll = async (by: Person, request: string, people: readonly Person[]): Promise<void> => {
  for (let first = 0; first < people.length; first += MOST_COPIED) {
    const to = people.slice(first, first + MOST_COPIED).map(({ id }) => id)
    accepted(await by.commands(request, 'cc', { to }))
  }
}
