import { type Database, openDatabase } from '@countersign/database/client'
import { type DemoServer, demoServer } from '@countersign/e2e/demo-server'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'

const LONG_AGO_MS = 30 * 24 * 3600_000

/** Two runtimes that share nothing but the database, as two servers do, and one whose requests are overdue at once. */
export type Stage = {
  readonly pair: readonly [Runtime, Runtime]
  readonly early: Runtime
  readonly database: Database
  readonly databaseUrl: string
  /** Commands that a commit refused so far, because the database had changed since they were decided. */
  readonly lost: () => number
} & AsyncDisposable

/** Opens a database with the demo in it. Its server only answers: timers are fired by the plan that asks for them. */
export const openStage = async (): Promise<Stage> => {
  const server: DemoServer = await demoServer({ ROLE: 'web' })
  const databaseUrl = server.databaseUrl()
  let lost = 0
  const databases = await Promise.all([0, 1, 2].map(() => openDatabase(databaseUrl)))
  const counted = (database: Database): Database => ({
    ...database,
    commands: countingLosers(database.commands, (losers) => {
      lost += losers
    }),
  })
  const [one, other, third] = databases
  if (one === undefined || other === undefined || third === undefined) throw new Error('no databases')
  const pair = [
    createRuntime({ database: counted(one), lanes: 2 }),
    createRuntime({ database: counted(other), lanes: 2 }),
  ] as const
  const early = createRuntime({
    database: third,
    clock: () => new Date(Date.now() - LONG_AGO_MS).toISOString(),
  })
  return {
    pair,
    early,
    database: third,
    databaseUrl,
    lost: () => lost,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...pair, early].map((runtime) => runtime.settled()))
      await Promise.all(databases.map((database) => database.close()))
      await server[Symbol.asyncDispose]()
    },
  }
}

type Pool = Database['commands']

/** The pool, and how many of each batch its commits refuse; all of a batch when what it was decided under has changed. */
const countingLosers = (pool: Pool, tell: (losers: number) => void): Pool =>
  new Proxy(pool, {
    get: (_, name) => {
      if (name !== 'query') return Reflect.get(pool, name).bind(pool)
      return async (...given: Parameters<Pool['query']>) => {
        const result = await pool.query(...given)
        const lost = (result as unknown as { rows?: { lost?: readonly string[] | null }[] }).rows?.[0]?.lost
        if (lost === null) tell(1)
        else if (lost !== undefined) tell(lost.length)
        return result
      }
    },
  })
