import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

export type DepthOptions = {
  readonly open: number
  readonly finished: number
  /** Among how many groups of people the requests are divided. */
  readonly groups: number
  readonly rounds: number
  readonly seconds: number
  readonly clients: readonly number[]
  /** How often each page is read. */
  readonly times: number
  readonly seed: number
  readonly figures: string | null
}

export const DEPTH_HELP = `npm run bench -- depth [options]: an empty database beside one full of requests
  --open <n>            open requests (100000)
  --finished <n>        finished ones (three times as many)
  --groups <n>          of people they are divided among; the demo's own are one of them (100)
  --rounds <n>          of commands in both databases in turn (3)
  --seconds <n>         length of one phase (5)
  --clients <list>      1,16,64
  --times <n>           how often each page is read (300)
  --seed <n>            (1)
  --figures <file>      where the figures go as JSON`

const FLAGS = {
  open: { type: 'string', default: '100000' },
  finished: { type: 'string' },
  groups: { type: 'string', default: '100' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '5' },
  clients: { type: 'string', default: '1,16,64' },
  times: { type: 'string', default: '300' },
  seed: { type: 'string', default: '1' },
  figures: { type: 'string' },
} as const

/** @throws Error naming the option that is wrong */
export const depthOptions = (words: readonly string[]): DepthOptions => {
  const { values } = parseArgs({ args: [...words], options: FLAGS })
  const open = wholeNumber('open', values.open)
  return {
    open,
    finished: values.finished === undefined ? open * 3 : wholeNumber('finished', values.finished),
    groups: wholeNumber('groups', values.groups),
    rounds: wholeNumber('rounds', values.rounds),
    seconds: wholeNumber('seconds', values.seconds),
    clients: values.clients.split(',').map((word) => wholeNumber('clients', word)),
    times: wholeNumber('times', values.times),
    seed: wholeNumber('seed', values.seed),
    figures: values.figures ?? null,
  }
}
