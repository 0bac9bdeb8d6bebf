import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '@countersign/e2e/client'
import { History } from '@countersign/e2e/history'
import { signInAll } from '@countersign/e2e/people'
import { seededRandom } from '@countersign/e2e/random'
import { walkRequests } from '@countersign/e2e/walk'

const LOOK_EVERY_MS = 10
const PATIENCE_MS = 120_000

/** Clients that walk requests over REST, each command sent with its key until it is answered. */
export type Load = {
  readonly history: History
  /** Resolves once so many more commands were acknowledged: a fault before anything happened would prove nothing. */
  further(commands: number): Promise<void>
  /** Lets each client end the command under way. */
  end(): Promise<void>
} & AsyncDisposable

type Size = { readonly clients: number; readonly seed: number }

export const beginLoad = async (
  server: { readonly origin: string },
  { clients, seed }: Size,
): Promise<Load> => {
  const people = await signInAll(server)
  const history = new History()
  let goesOn = true
  const walks = Promise.all(
    Array.from({ length: clients }, (_, index) =>
      walkRequests({
        people,
        history,
        client: new Client(history),
        random: seededRandom(seed + index),
        goesOn: () => goesOn,
      }),
    ),
  )
  let broken: unknown = null
  walks.catch((error: unknown) => {
    broken = error
  })
  const end = async () => {
    goesOn = false
    await walks
  }
  return {
    history,
    further: async (commands) => {
      const target = history.acknowledged().length + commands
      const deadline = Date.now() + PATIENCE_MS
      while (history.acknowledged().length < target) {
        if (broken !== null) throw broken
        if (Date.now() > deadline) throw new Error('the load came to a standstill')
        await sleep(LOOK_EVERY_MS)
      }
    },
    end,
    [Symbol.asyncDispose]: async () => {
      goesOn = false
      await walks.catch(() => undefined)
    },
  }
}
