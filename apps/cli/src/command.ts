import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Environment } from './env.ts'

/** What was asked for on the command line; `help` also when it could not be understood. */
export type Command =
  | { readonly name: 'doctor'; readonly database: Environment }
  | { readonly name: 'help'; readonly problem: string | null }

export const USAGE = `countersign <command>

  doctor      examines every instance against the invariants; ends with 0 when all hold
      --database-url <address>   the database, instead of DATABASE_URL
      --data-dir <directory>     the directory of the embedded database, instead of DATA_DIR
`

const OPTIONS = {
  'database-url': { type: 'string' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const parse = (words: readonly string[]) =>
  parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true })

const understand = ({ values, positionals }: ReturnType<typeof parse>, environment: Environment): Command => {
  const [name, ...more] = positionals
  if (values.help === true) return { name: 'help', problem: null }
  if (name === undefined) return { name: 'help', problem: 'Which command?' }
  if (name !== 'doctor' || more.length > 0) {
    return { name: 'help', problem: `There is no command "${positionals.join(' ')}".` }
  }
  const directory = values['data-dir']
  // A directory named here means its embedded database, whatever DATABASE_URL says.
  const databaseUrl = values['database-url'] ?? (directory === undefined ? environment.databaseUrl : null)
  const dataDir = directory === undefined ? environment.dataDir : resolve(directory)
  return { name, database: { databaseUrl, dataDir } }
}

/** Reads the words of a command line; what they leave out is in the environment. */
export const readCommand = (words: readonly string[], environment: Environment): Command => {
  try {
    return understand(parse(words), environment)
  } catch (error) {
    return { name: 'help', problem: error instanceof Error ? error.message : String(error) }
  }
}
