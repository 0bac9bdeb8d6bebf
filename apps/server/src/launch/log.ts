import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON object a line on standard error; standard output keeps the few lines meant for the person who starts it. */
export const createLog = (level: string): Log =>
  pino(
    { level, timestamp: pino.stdTimeFunctions.isoTime, base: null },
    pino.destination({ dest: 2, sync: true }),
  )
