import { type Database, openDatabase } from '@countersign/database/client'
import { type DemoServer, demoServer } from '@countersign/e2e/demo-server'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { countingLosers } from './counting-losers.ts'
import { SetClock } from './set-clock.ts'

/** Runtimes that share nothing but the database, as servers do. */
export type Stage = {
  readonly pair: readonly [Runtime, Runtime]
  /** The clock of both, which shows the time unless it is moved. */
  readonly clock: SetClock
  /** Another one with a clock of its own, by which requests come into being long ago. */
  readonly early: Runtime
  readonly earlyClock: SetClock
  readonly database: Database
  readonly databaseUrl: string
  /** Commands that a commit refused so far, because the database had changed since they were decided. */
  readonly lost: () => number
} & AsyncDisposable

export type StageOptions = {
  /** Lets the pair go by its `clock` instead of the database's. */
  readonly ownClock?: boolean
}

/** Opens a database with the demo in it. Its server only answers: timers are fired by the plan that asks for them. */
export const openStage = async ({ ownClock = false }: StageOptions = {}): Promise<Stage> => {
  const server: DemoServer = await demoServer({ ROLE: 'web' })
  const databaseUrl = server.databaseUrl()
  let lost = 0
  const tell = (losers: number) => {
    lost += losers
  }
  const clock = new SetClock()
  const earlyClock = new SetClock()
  const databases: Database[] = []
  const open = async (): Promise<Database> => {
    const database = await openDatabase(databaseUrl)
    databases.push(database)
    return { ...database, commands: countingLosers(database.commands, tell) }
  }
  const runtimeOf = (database: Database) =>
    createRuntime({ database, lanes: 2, ...(ownClock ? { clock: clock.read } : {}) })
  const pair = [runtimeOf(await open()), runtimeOf(await open())] as const
  const database = await open()
  const early = createRuntime({ database, clock: earlyClock.read })
  return {
    pair,
    clock,
    early,
    earlyClock,
    database,
    databaseUrl,
    lost: () => lost,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...pair, early].map((runtime) => runtime.settled()))
      await Promise.all(databases.map((one) => one.close()))
      await server[Symbol.asyncDispose]()
    },
  }
}
