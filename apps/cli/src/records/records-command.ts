import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '@countersign/database/client'
import { makePdf } from '@countersign/documents/make-pdf'
import { exportRecords } from '@countersign/records/export-records'
import { RecordError } from '@countersign/records/record-error'
import { recordPlaces } from '@countersign/records/record-places'
import { rotateKey } from '@countersign/records/rotate-key'
import { keyName } from '@countersign/records/signature'
import { verifyCommand } from '@countersign/records/verify-command'
import { type Environment, readRecordSettings } from '../env.ts'
import { withDatabase } from '../with-database.ts'
import { exportPaper } from './export-paper.ts'
import { readRecordWords } from './record-words.ts'
import type { Line, Work } from './record-work.ts'
import { RETENTION_RUNS } from './retention-command.ts'

export const RECORDS_USAGE = `
  export      writes the log into a folder that verifies without the database
      --out <folder>             a new one
      --from <day> --to <day>    requests started from, and before
      --number <number>          this request; may be said again
  verify      verifies an export: verify <folder> [--heads <file>] [--key <key>]; ends with 0, 1 or 2
  rotate-record-key              signs with a new key from now on
  legal-hold, release-legal-hold
      --number <number> --reason <text>   keeps a request whatever its age, and no longer
  set-retention                  --definition <key> --years <number of years after the end, or forever>
  retention   lists what may be removed: ended, older than that, under no hold, in the export
      --export <folder>          one that verifies
      --remove                   removes it; the last hash of each stays
`

/** Another signer is done within moments; one that is not for a minute is stuck. */
const TRIES = 60

const signed = async <T>(attempt: () => Promise<T | null>): Promise<T> => {
  for (let tried = 0; tried < TRIES; tried++) {
    const result = await attempt()
    if (result !== null) return result
    await sleep(1000)
  }
  throw new RecordError('Another server or command has been signing for a minute. Try again later.')
}

const runExport = async ({ database: { pool }, places, words }: Work, print: Line): Promise<number> => {
  const { out, scope } = words
  if (out === null) throw new RecordError('Where to? Name a new folder with --out.')
  const manifest = await signed(() =>
    exportRecords({
      ...places,
      pool,
      scope,
      folder: out,
      summary: async (totals, contents) => {
        const pdf = await makePdf(exportPaper(totals, contents))
        return pdf.made ? pdf.bytes : null
      },
      progress: ({ requests, records }) => {
        if (requests % 5000 === 0) print(`${requests} requests, ${records} records so far`)
      },
    }),
  )
  print(`${manifest.requests} requests with ${manifest.records} records were exported to ${out}.`)
  print(`Signed with the key ${keyName(manifest.key)} (${manifest.key}).`)
  return 0
}

const runRotation = async ({ database: { pool }, places }: Work, print: Line): Promise<number> => {
  const key = await signed(() => rotateKey({ ...places, pool }))
  print(
    `From now on heads are signed with the key ${keyName(key)} (${key}). Write it down and keep a copy of ${places.keyFile}.`,
  )
  return 0
}

const RUNS = { export: runExport, 'rotate-record-key': runRotation, ...RETENTION_RUNS } as const

const isName = (name: string | undefined): name is keyof typeof RUNS =>
  name !== undefined && Object.hasOwn(RUNS, name)

/** Runs a command about the log; null when the words name none. Returns the exit code. */
export const recordsCommand = async (
  [name, ...rest]: readonly string[],
  environment: Environment,
  print: Line,
): Promise<number | null> => {
  if (name === 'verify') return verifyCommand(rest, print)
  if (!isName(name)) return null
  const words = readRecordWords(rest, environment)
  return withDatabase(words.database, async (url) => {
    const database = await openDatabase(url, { max: 2 })
    try {
      const places = recordPlaces({ ...words.database, ...readRecordSettings() })
      return await RUNS[name]({ database, ownerUrl: url, places, words }, print)
    } finally {
      await database.close()
    }
  })
}
