import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from '@countersign/database/embedded-postgres'
import type { Environment } from '../env.ts'
import { LaunchError } from './launch-error.ts'
import { createLog, gatherIntoLog, type Log } from './log.ts'
import { openStorage } from './open-storage.ts'

/** What a start has opened so far; closed in reverse when it ends. */
export type Opened = { add(close: () => Promise<void>): void }

/** After this long the process ends, whatever still waits: an orderly stop takes at most ten seconds. */
const END_MS = 9500

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const isForPeople = (error: unknown): error is Error =>
  error instanceof LaunchError || error instanceof EmbeddedPostgresError

const tell = (error: unknown, log: Log): void => {
  if (isForPeople(error)) process.stderr.write(`${error.message}\n`)
  else log.fatal({ err: error }, 'the server could not start')
}

/**
 * Starts a server and keeps it until SIGTERM, SIGINT or SIGHUP, then drains and exits with 0. A start that fails says
 * why in one sentence and exits with 1.
 */
export const launch = (environment: Environment): void => {
  const log = createLog(environment.logLevel)
  gatherIntoLog(log)
  const closers: (() => Promise<void>)[] = []
  let announceEnd = () => {}
  let ending = false

  const start = async (): Promise<void> => {
    // The largest part of the program loads while PostgreSQL starts.
    const serving = import('./serve.ts')
    serving.catch(() => undefined)
    const storage = await openStorage(environment, log, (error) => {
      tell(error, log)
      void end(1)
    })
    announceEnd = storage.announceEnd
    closers.push(storage.close)
    const { serve } = await serving
    const lines = await serve({
      environment,
      log,
      url: storage.url,
      opened: { add: (close) => closers.push(close) },
    })
    if (!ending) for (const line of lines) say(line)
  }

  const end = async (code: number): Promise<void> => {
    if (ending) return
    ending = true
    announceEnd()
    setTimeout(() => {
      log.warn('what still waited was cut off')
      process.exit(code)
    }, END_MS)
    // What is being opened now must be open before it can be closed.
    await Promise.race([started.catch(() => undefined), sleep(END_MS / 2)])
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'something did not close'))
    }
    process.exit(code)
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  // Node would write the whole error, with the row that a statement failed on.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught this')
    void end(1)
  })
  const started = start()
  started.catch((error: unknown) => {
    if (!ending) tell(error, log)
    return end(1)
  })
}
