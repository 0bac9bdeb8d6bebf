import pg from 'pg'
import type { Around } from '../bench.ts'
import { COPIED_TABLES, copyInstances } from './copy-instances.ts'
import { makeTemplates } from './make-templates.ts'
import { refill } from './refill.ts'

export type Load = {
  readonly open: number
  readonly finished: number
  readonly seed: number
  /** Among how many groups of people they are divided, of which the demo's own people are one. */
  readonly groups: number
  readonly around: Around
}

const OPEN_MONTHS = 3
const FINISHED_MONTHS = 24
const SAY_EVERY = 200_000

/** Fills a database with requests by copying some that real commands have made; some 10,000 a second. */
export const loadRequests = async (
  url: string,
  { open, finished, seed, groups, around: { say, ended } }: Load,
): Promise<void> => {
  const templates = await makeTemplates(url, seed)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let done = 0
  const report = (more: number) => {
    ended.throwIfAborted()
    done += more
    if (done % SAY_EVERY < more || done === open + finished) say(`${done} of ${open + finished} requests`)
  }
  try {
    await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET TimeZone = 'UTC'`)
    const until = new Date()
    await refill(client, COPIED_TABLES, async () => {
      await copyInstances(
        client,
        { templates: templates.open, count: open, first: 1, months: OPEN_MONTHS, until, groups },
        report,
      )
      await copyInstances(
        client,
        {
          templates: templates.finished,
          count: finished,
          first: open + 1,
          months: FINISHED_MONTHS,
          until,
          groups,
        },
        report,
      )
      say('making the indexes')
    })
    await client.query('VACUUM (ANALYZE)')
    await client.query('CHECKPOINT')
  } finally {
    await client.end()
  }
}
