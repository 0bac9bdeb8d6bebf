import { userInfo } from 'node:os'
import { type HoldChange, holdRequest, releaseRequest } from '@countersign/records/change-hold'
import { HeadSigner } from '@countersign/records/head-signer'
import { RecordError } from '@countersign/records/record-error'
import { findRemovable, removeExpired } from '@countersign/records/remove-expired'
import { setRetentionYears } from '@countersign/records/retention-settings'
import type { Line, Work } from './record-work.ts'

const MOST_YEARS = 100

const holdOf = ({ words: { numbers, reason } }: Work): HoldChange => {
  const [number] = numbers ?? []
  if (number === undefined || numbers?.length !== 1)
    throw new RecordError('Which request? Name one with --number.')
  if (reason === null || reason.trim() === '') throw new RecordError('Why? Give a --reason.')
  return { number, reason, by: userInfo().username, at: new Date().toISOString() }
}

const runHold = async (work: Work, print: Line): Promise<number> => {
  const hold = holdOf(work)
  await holdRequest(work.database, hold)
  print(`${hold.number} is kept until it is released.`)
  return 0
}

const runRelease = async (work: Work, print: Line): Promise<number> => {
  const hold = holdOf(work)
  await releaseRequest(work.database, hold)
  print(`${hold.number} is under no hold any more.`)
  return 0
}

const runSetting = async ({ database, words: { definition, years } }: Work, print: Line): Promise<number> => {
  if (definition === null || years === null)
    throw new RecordError('Say of which process with --definition, and how long with --years.')
  const number = years === 'forever' ? null : Number(years)
  if (number !== null && !(Number.isInteger(number) && number >= 1 && number <= MOST_YEARS))
    throw new RecordError(`--years is a number from 1 to ${MOST_YEARS}, or forever.`)
  await setRetentionYears(database, definition, number)
  print(
    `Requests of ${definition} are kept ${number === null ? 'for ever' : `for ${number} years after their end`}.`,
  )
  return 0
}

const runRetention = async (work: Work, print: Line): Promise<number> => {
  const { database, ownerUrl, places, words } = work
  if (words.exported === null)
    throw new RecordError('Only what was exported is removed: name the folder with --export.')
  const { removable, notExported } = await findRemovable(database, {
    folder: words.exported,
    headsFile: places.headsFile,
  })
  for (const { number, definition, endedAt } of removable)
    print(`${number} (${definition}), ended ${endedAt}`)
  if (notExported.length > 0) print(`${notExported.length} more are old enough and not in that export.`)
  if (!words.remove) {
    print(`${removable.length} requests may be removed. Nothing was: say --remove.`)
    return 0
  }
  await removeExpired(ownerUrl, removable)
  // What was removed is signed for at once where no server is just signing; that one does it otherwise.
  await new HeadSigner({ ...places, pool: database.pool }).sign()
  print(`${removable.length} requests were removed. Keep the export: it is where they are from now on.`)
  return 0
}

/** The commands about how long requests are kept. */
export const RETENTION_RUNS = {
  'legal-hold': runHold,
  'release-legal-hold': runRelease,
  'set-retention': runSetting,
  retention: runRetention,
} as const
