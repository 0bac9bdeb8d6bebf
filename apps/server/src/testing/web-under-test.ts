import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listenLive } from '@countersign/api/listen-live'
import { type TestDatabase, testDatabase } from '@countersign/database/testing'
import { builtIn } from '@countersign/flows/built-in'
import { importBuiltIns } from '@countersign/runtime/import-built-ins'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { type AppParts, createApp } from '../app.ts'
import { drain } from '../launch/drain.ts'
import { listen } from '../launch/listen.ts'
import { createLog } from '../launch/log.ts'
import { seedDemo } from '../launch/seed-demo.ts'
import { httpServer } from '../web/http-server.ts'

export const PASSWORD = 'opens the tests'

type Given = Partial<Omit<AppParts, 'runtime' | 'log'>> & {
  /** The runtime that the app is given, made from the real one. */
  readonly around?: (runtime: Runtime) => Runtime
}

/** A web server of a test's own, on a socket, with the demo people and the built-in processes; no worker. */
export type WebUnderTest = {
  readonly origin: string
  readonly server: Server
  readonly runtime: Runtime
  readonly database: TestDatabase
  /** The log so far, a line each, at level `trace`. */
  readonly lines: readonly string[]
  /** The session cookie of somebody who signs in, as `name=value`. */
  cookieOf(id: string): Promise<string>
  [Symbol.asyncDispose](): Promise<void>
}

export const webUnderTest = async ({ around = (same) => same, ...parts }: Given): Promise<WebUnderTest> => {
  const database = await testDatabase({ max: 12 })
  await seedDemo(database, PASSWORD)
  const runtime = createRuntime({ database })
  await runtime.organisation.refresh()
  await importBuiltIns(runtime, builtIn)
  const lines: string[] = []
  const log = createLog('trace', { write: (line: string) => void lines.push(line) })
  const live = await listenLive({ pool: database.pool, log: (message, err) => log.warn({ err }, message) })
  const publicUrl = parts.publicUrl ?? 'http://127.0.0.1'
  const app = await createApp({ ...parts, runtime: around(runtime), publicUrl, log, live: live.hub })
  const server = httpServer({ fetch: app.fetch, publicUrl, log })
  await listen(server, 0, '127.0.0.1')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    server,
    runtime,
    database,
    lines,
    cookieOf: (id) => cookieOf(origin, id),
    [Symbol.asyncDispose]: async () => {
      live.close()
      await drain(server)
      await runtime.settled()
      await database[Symbol.asyncDispose]()
    },
  }
}

const cookieOf = async (origin: string, id: string): Promise<string> => {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${id}@demo.example`, password: PASSWORD }),
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  if (!answer.ok) throw new Error(`${id} cannot sign in: ${await answer.text()}`)
  return cookie.split(';')[0] ?? ''
}
