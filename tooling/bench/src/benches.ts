import { type Bench, benchOf } from './bench.ts'
import { DEPTH_HELP, depthOptions } from './depth/options.ts'
import { runDepth } from './depth/run-depth.ts'
import { COMMANDS_HELP, parseOptions } from './options.ts'
import { runCommands } from './run-commands.ts'
import { SERVERS_HELP, serversOptions } from './servers/options.ts'
import { runServers } from './servers/run-servers.ts'
import { START_HELP, startOptions } from './start-up/options.ts'
import { runStart } from './start-up/run-start.ts'
import { TIMERS_HELP, timersOptions } from './timers/options.ts'
import { runTimers } from './timers/run-timers.ts'

const COMMANDS: Bench = benchOf({
  help: COMMANDS_HELP,
  options: (words) => parseOptions(words, new Date()),
  run: runCommands,
})

const BY_WORD: Readonly<Record<string, Bench>> = {
  depth: benchOf({ help: DEPTH_HELP, options: depthOptions, run: runDepth }),
  timers: benchOf({ help: TIMERS_HELP, options: timersOptions, run: runTimers }),
  start: benchOf({ help: START_HELP, options: startOptions, run: runStart }),
  servers: benchOf({ help: SERVERS_HELP, options: serversOptions, run: runServers }),
}

export const HELP = [COMMANDS, ...Object.values(BY_WORD)].map(({ help }) => help).join('\n\n')

/** The measurement that the first word names, or commands beside the yardstick, and the words that are left for it. */
export const benchFor = ([word = '', ...rest]: readonly string[]): readonly [Bench, readonly string[]] => {
  const named = BY_WORD[word]
  if (named !== undefined) return [named, rest]
  return [COMMANDS, word === '' ? rest : [word, ...rest]]
}
