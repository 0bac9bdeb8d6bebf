import { randomUUID } from 'node:crypto'
import { type DestinationStream, type Logger, pino } from 'pino'
import { logError } from './log-error.ts'

export type Log = Logger

/**
 * One JSON object a line on standard error, each with the id of this server process; standard output keeps the few lines
 * meant for the person who starts it.
 */
export const createLog = (level: string, destination: DestinationStream = standardError()): Log =>
  pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      base: { server: randomUUID().slice(0, 8) },
      serializers: { err: (error: unknown) => logError(error) },
    },
    destination,
  )

const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: true })

const LEVELS = ['debug', 'info', 'log', 'warn', 'error'] as const
const MOST_WORDS = 300

/** What libraries and Node itself would write to standard error in their own ways becomes lines of the log. */
export const gatherIntoLog = (log: Log): void => {
  for (const level of LEVELS)
    globalThis.console[level] = (...words: unknown[]) => {
      const err = words.find((word) => word instanceof Error)
      const said = words.filter((word) => typeof word === 'string').join(' ')
      log[level === 'log' ? 'info' : level]({ err, said: said.slice(0, MOST_WORDS) }, 'a library says')
    }
  process.removeAllListeners('warning')
  process.on('warning', (err) => log.warn({ err }, 'a warning of Node'))
}
