import { randomBytes } from 'node:crypto'
import { openDatabase } from '@countersign/database/client'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import pg from 'pg'
import { walkWith } from '../contestants/walk-process.ts'
import { COMMANDS } from '../workload/commands.ts'
import { differencesBetween, type Writes, writesOf } from '../yardstick/compare-rows.ts'
import { makeYardstick } from '../yardstick/make-function.ts'
import { traceWalk } from '../yardstick/trace.ts'
import type { Stage } from './stage.ts'

/** What runtime and yardstick write a command. */
export type ComparedWrites = { readonly runtime: Writes; readonly yardstick: Writes }

const COMPARED_WALKS = 100

/**
 * Makes the yardstick from what the runtime does to the rows for one instance, and compares what both write.
 *
 * @throws when they write different rows: such a yardstick measures nothing
 */
export const prepareYardstick = async (stage: Stage, seed: number): Promise<ComparedWrites> => {
  const { owner, url } = stage
  await withRuntime(url, async (runtime) => makeYardstick(owner, await traceWalk(runtime, owner, seed)))
  const walkRuntime = () =>
    withRuntime(url, async (runtime) => {
      const walk = walkWith(runtime, seed)
      for (let walked = 0; walked < COMPARED_WALKS; walked++) await walk((command) => command())
    })
  const writes = {
    runtime: await writesOf(owner, 'public', walkRuntime),
    yardstick: await writesOf(owner, 'yardstick', () => callYardstick(url)),
  }
  const differences = differencesBetween(writes.runtime, writes.yardstick)
  if (differences.length > 0) throw new Error(`the yardstick does other work:\n${differences.join('\n')}`)
  return writes
}

const withRuntime = async (url: string, use: (runtime: Runtime) => Promise<void>): Promise<void> => {
  const database = await openDatabase(url)
  try {
    await use(createRuntime({ database }))
  } finally {
    await database.close()
  }
}

const callYardstick = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let walked = 0; walked < COMPARED_WALKS; walked++) {
      const id = [randomBytes(8).readBigInt64BE().toString(), randomBytes(8).readBigInt64BE().toString()]
      for (let command = 1; command <= COMMANDS; command++)
        await client.query('SELECT yardstick.command($1, $2, $3)', [...id, command])
    }
  } finally {
    await client.end()
  }
}
