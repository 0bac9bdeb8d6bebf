import type { Database } from '@countersign/database/client'
import { discardUnlinkedFiles } from '@countersign/database/discard-unlinked-files'

/** A form left open over a weekend still has its files; an integration links what it uploads within days. */
const KEPT_DAYS = 7
const BATCH = 100

/** Removes uploads 附件 that no request named within a week of the database's time. True when there may be more. */
export const discardUploads = async ({ pool }: Database): Promise<boolean> =>
  (await discardUnlinkedFiles(pool, { keptDays: KEPT_DAYS, limit: BATCH, now: null })) === BATCH
