import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ExportScope } from '@countersign/records/export-records'
import { RecordError } from '@countersign/records/record-error'
import type { Environment } from '../env.ts'

/** What a command about the log was asked for. */
export type RecordWords = {
  readonly database: Environment
  /** Null when none was named. */
  readonly out: string | null
  readonly scope: ExportScope | null
  /** Of retention and holds; null when left out. */
  readonly numbers: readonly string[] | null
  readonly reason: string | null
  readonly definition: string | null
  readonly years: string | null
  /** The export that must hold what is removed. */
  readonly exported: string | null
  readonly remove: boolean
}

const OPTIONS = {
  'database-url': { type: 'string' },
  'data-dir': { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  number: { type: 'string', multiple: true },
  reason: { type: 'string' },
  definition: { type: 'string' },
  years: { type: 'string' },
  export: { type: 'string' },
  remove: { type: 'boolean', default: false },
} as const

/** A day begins in UTC; an instant is taken as it is. */
const instantOf = (text: string | undefined): string | null => {
  if (text === undefined) return null
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) throw new RecordError(`"${text}" is no day such as 2026-11-30.`)
  return instant.toISOString()
}

const parse = (words: readonly string[]) => {
  try {
    return parseArgs({ args: [...words], options: OPTIONS }).values
  } catch (error) {
    throw new RecordError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Reads what follows the name of a command.
 *
 * @throws {RecordError} a sentence when it cannot be understood
 */
export const readRecordWords = (words: readonly string[], environment: Environment): RecordWords => {
  const values = parse(words)
  const directory = values['data-dir']
  // A directory named here means its embedded database, whatever DATABASE_URL says.
  const databaseUrl = values['database-url'] ?? (directory === undefined ? environment.databaseUrl : null)
  const dataDir = directory === undefined ? environment.dataDir : resolve(directory)
  const scope = { from: instantOf(values.from), to: instantOf(values.to), numbers: values.number ?? null }
  const everything = scope.from === null && scope.to === null && scope.numbers === null
  return {
    database: { databaseUrl, dataDir },
    out: values.out === undefined ? null : resolve(values.out),
    scope: everything ? null : scope,
    numbers: scope.numbers,
    reason: values.reason ?? null,
    definition: values.definition ?? null,
    years: values.years ?? null,
    exported: values.export === undefined ? null : resolve(values.export),
    remove: values.remove,
  }
}
