import { setTimeout as sleep } from 'node:timers/promises'
import { readState, writeState } from './cluster-state.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { explain } from './explain.ts'
import { findFreePort } from './free-port.ts'
import { type Guard, setGuard } from './guard.ts'
import type { Address } from './owner-database.ts'
import {
  adoptPostmaster,
  type Launch,
  launchPostmaster,
  type Postmaster,
  stopPostmaster,
} from './postmaster.ts'
import { disarmStalePostmasterFile } from './postmaster-file.ts'

type Supervision = Omit<Launch, 'port'> & {
  readonly log: (sentence: string) => void
  readonly lost?: (error: Error) => void
}

export type Supervised = {
  readonly adopted: boolean
  address(): Address
  stop(): Promise<void>
}

const ATTEMPTS = 20

// Both pass by themselves: another program took the port in between; backends orphaned by a kill -9 are still leaving.
const PASSING = /could not create any TCP\/IP sockets|Address already in use|pre-existing shared memory block/

const start = async (supervision: Supervision, port: number): Promise<Postmaster> => {
  let said = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    disarmStalePostmasterFile(supervision.cluster)
    // The shared memory of orphaned backends takes the same port; only a taken port needs another one.
    const result = await launchPostmaster({ ...supervision, port: await findFreePort(port) })
    if (!('failure' in result)) return result
    said = result.failure
    if (!PASSING.test(said)) break
    await sleep(200)
  }
  throw explain(said, supervision.cluster)
}

const remember = (dataDir: string, port: number, guard: Guard): void => {
  const state = readState(dataDir)
  if (state !== null) writeState(dataDir, { ...state, port, guard: guard.identity })
}

/**
 * Keeps one PostgreSQL running on the cluster: takes over what runs there or starts it, sets the guard, and starts it
 * again, on the same port, when it ends without having been stopped.
 */
export const supervise = async (supervision: Supervision): Promise<Supervised> => {
  const { dataDir, cluster, log, lost } = supervision
  const found = await adoptPostmaster(cluster)
  let stopping = false
  let current = found ?? (await start(supervision, readState(dataDir)?.port ?? 0))
  let guard = setGuard(current.pid, cluster)
  remember(dataDir, current.port, guard)

  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended
      guard.dismiss()
      if (stopping) return
      log('the embedded PostgreSQL ended unexpectedly; starting it again')
      const next = await start(supervision, current.port)
      if (stopping) return stopPostmaster(next)
      if (next.port !== current.port) {
        await stopPostmaster(next)
        throw new EmbeddedPostgresError(
          `The port ${current.port} of the embedded PostgreSQL was taken meanwhile.`,
        )
      }
      current = next
      guard = setGuard(current.pid, cluster)
      remember(dataDir, current.port, guard)
    }
  }
  const watching = watch().catch((error: Error) => {
    if (!stopping) lost?.(error)
  })

  return {
    adopted: found !== null,
    address: () => current,
    async stop() {
      stopping = true
      await stopPostmaster(current)
      await watching
    },
  }
}
