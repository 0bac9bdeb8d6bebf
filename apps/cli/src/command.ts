import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Environment } from './env.ts'

/** What was asked for on the command line; `help` also when it could not be understood. */
export type Command =
  | { readonly name: 'doctor'; readonly database: Environment }
  | { readonly name: 'demo clear'; readonly people: boolean; readonly database: Environment }
  | { readonly name: 'help'; readonly problem: string | null }

export const USAGE = `countersign <command>

  doctor      examines every instance against the invariants; ends with 0 when all hold
  demo clear  removes the requests that demo people made; only where a demo was seeded
      --people                   the demo people and their accounts as well

  for each:
      --database-url <address>   the database, instead of DATABASE_URL
      --data-dir <directory>     the directory of the embedded database, instead of DATA_DIR
`

const OPTIONS = {
  'database-url': { type: 'string' },
  'data-dir': { type: 'string' },
  people: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const parse = (words: readonly string[]) =>
  parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true })

const understand = ({ values, positionals }: ReturnType<typeof parse>, environment: Environment): Command => {
  const name = positionals.join(' ')
  if (values.help === true) return { name: 'help', problem: null }
  if (name === '') return { name: 'help', problem: 'Which command?' }
  if (name !== 'doctor' && name !== 'demo clear')
    return { name: 'help', problem: `There is no command "${name}".` }
  const directory = values['data-dir']
  // A directory named here means its embedded database, whatever DATABASE_URL says.
  const databaseUrl = values['database-url'] ?? (directory === undefined ? environment.databaseUrl : null)
  const dataDir = directory === undefined ? environment.dataDir : resolve(directory)
  const database = { databaseUrl, dataDir }
  return name === 'doctor' ? { name, database } : { name, people: values.people === true, database }
}

/** Reads the words of a command line; what they leave out is in the environment. */
export const readCommand = (words: readonly string[], environment: Environment): Command => {
  try {
    return understand(parse(words), environment)
  } catch (error) {
    return { name: 'help', problem: error instanceof Error ? error.message : String(error) }
  }
}
