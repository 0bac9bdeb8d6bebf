import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { examineDatabase } from '../load/examine-database.ts'
import type { Request } from '../person/answers.ts'
import { signIn } from '../person/person.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'
import { requestDueSoon } from './overdue-request.ts'

type Fired = { readonly at: Date; readonly body: string }

const query = async <T extends pg.QueryResultRow>(server: DemoServer, sql: string, id: string) => {
  const client = new pg.Client({ connectionString: server.databaseUrl() })
  await client.connect()
  try {
    return (await client.query<T>(sql, [id])).rows
  } finally {
    await client.end()
  }
}

const firingsOf = (server: DemoServer, id: string) =>
  query<Fired>(server, "SELECT at, body FROM record WHERE instance_id = $1 AND verb = 'fire-timer'", id)

const noticesOf = (server: DemoServer, id: string) =>
  query(
    server,
    `SELECT kind FROM notice WHERE instance_id = $1 AND person_id = 'supervisor' AND kind <> 'task-opened'`,
    id,
  )

describe('a due time that passes while the server is down', { timeout: 180_000 }, () => {
  it('fires once after the start, never early, and not again after another kill', async () => {
    await using server = await demoServer()
    await server.kill()
    const { id, due } = await requestDueSoon(server.dataDir, 1500)
    await sleep(Math.max(0, due + 500 - Date.now()))

    await server.start()
    await expect.poll(() => firingsOf(server, id), { timeout: 20_000, interval: 200 }).toHaveLength(1)
    const [fired] = await firingsOf(server, id)
    expect(fired?.at.getTime()).toBeGreaterThan(due)
    expect(JSON.parse(fired?.body ?? '{}').command.timer).toMatchObject({ state: 'in-service', name: 'due' })

    const supervisor = await signIn(server, 'supervisor')
    const request = await supervisor.request(id)
    expect(participants(request)).toEqual(['rep', 'supervisor'])
    await expect.poll(() => noticesOf(server, id), { timeout: 20_000, interval: 200 }).toHaveLength(1)

    await server.kill()
    await server.start()
    await sleep(1500)
    expect(await firingsOf(server, id)).toHaveLength(1)
    expect(await noticesOf(server, id)).toHaveLength(1)
    expect((await examineDatabase(server.databaseUrl())).findings).toEqual([])
  })
})

const participants = ({ steps }: Request) =>
  steps.flatMap((step) => step.participants.map(({ id }) => id)).sort()
