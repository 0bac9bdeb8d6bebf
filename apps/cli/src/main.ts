#!/usr/bin/env node
import { BackupError } from '@countersign/backup/backup-error'
import { EmbeddedPostgresError } from '@countersign/database/embedded-postgres'
import { RecordError } from '@countersign/records/record-error'
import { BACKUP_USAGE, backupCommand } from './backup/backup-command.ts'
import { clearDemo } from './clear-demo.ts'
import { readCommand, USAGE } from './command.ts'
import { doctor } from './doctor.ts'
import { readEnvironment } from './env.ts'
import { RECORDS_USAGE, recordsCommand } from './records/records-command.ts'
import { withDatabase } from './with-database.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const run = async (): Promise<number> => {
  const words = process.argv.slice(2)
  const environment = readEnvironment()
  const done =
    (await recordsCommand(words, environment, print)) ?? (await backupCommand(words, environment, print))
  if (done !== null) return done
  const command = readCommand(words, environment)
  if (command.name === 'doctor') return withDatabase(command.database, (url) => doctor(url, print))
  if (command.name === 'demo clear')
    return withDatabase(command.database, (url) => clearDemo(url, { people: command.people, print }))
  if (command.problem !== null) complain(command.problem)
  complain(USAGE + RECORDS_USAGE + BACKUP_USAGE)
  return command.problem === null ? 0 : 1
}

try {
  process.exitCode = await run()
} catch (error) {
  const forPeople =
    error instanceof EmbeddedPostgresError || error instanceof RecordError || error instanceof BackupError
  complain(forPeople ? error.message : String(error))
  process.exitCode = 1
}
