import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

export type ServersOptions = {
  readonly rounds: number
  /** Length of one phase. */
  readonly seconds: number
  readonly clients: readonly number[]
  readonly seed: number
  readonly figures: string | null
}

export const SERVERS_HELP = `npm run bench -- servers [options]: two servers on one database beside one of them
  --rounds <n>          (5)
  --seconds <n>         length of one phase (5)
  --clients <list>      16,64
  --seed <n>            (1)
  --figures <file>      where the figures go as JSON`

const FLAGS = {
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '5' },
  clients: { type: 'string', default: '16,64' },
  seed: { type: 'string', default: '1' },
  figures: { type: 'string' },
} as const

/** @throws Error naming the option that is wrong */
export const serversOptions = (words: readonly string[]): ServersOptions => {
  const { values } = parseArgs({ args: [...words], options: FLAGS })
  return {
    rounds: wholeNumber('rounds', values.rounds),
    seconds: wholeNumber('seconds', values.seconds),
    clients: values.clients.split(',').map((word) => wholeNumber('clients', word)),
    seed: wholeNumber('seed', values.seed),
    figures: values.figures ?? null,
  }
}
