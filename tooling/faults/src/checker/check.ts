import pg from 'pg'
import { readStories } from './read-stories.ts'
import { retell } from './retell.ts'
import { decidedByThoseAsked } from './rules/decided-by-those-asked.ts'
import { decidedOnce } from './rules/decided-once.ts'
import { logHolds } from './rules/log-holds.ts'
import { openHasWork } from './rules/open-has-work.ts'
import { promisedOnce } from './rules/promised-once.ts'
import { toldAsStored } from './rules/told-as-stored.ts'

const RULES = [logHolds, toldAsStored, decidedOnce, decidedByThoseAsked, promisedOnce, openHasWork]

/** Checks every request by the text of its log and by its rows; knows neither engine nor runtime. */
export const check = async (url: string): Promise<{ instances: number; findings: string[] }> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const findings: string[] = []
    let instances = 0
    for await (const story of readStories(client)) {
      instances++
      const retold = retell(story)
      for (const rule of RULES) findings.push(...rule(story, retold).map((found) => `${story.id}: ${found}`))
    }
    await client.query('COMMIT')
    return { instances, findings }
  } finally {
    await client.end()
  }
}
