import { readOrganisation } from '@countersign/database/read-organisation'
import type pg from 'pg'
import { Definitions } from './definitions.ts'
import { examineInstance } from './examine-instance.ts'
import { findOrphans } from './find-orphans.ts'
import type { Finding } from './finding.ts'
import { readInstances } from './read-instances.ts'

export type Examination = {
  /** Told after each instance how many there were so far. */
  readonly progress?: (instances: number) => void
}

/**
 * Examines every instance of a database against the invariants, in bounded memory and without locks, while servers work
 * on it. `pool` is that of `openDatabase`; reading is all it is used for.
 */
export async function* examine(pool: pg.Pool, { progress }: Examination = {}): AsyncGenerator<Finding> {
  const { calendar } = await readOrganisation(pool)
  const law = { definitions: new Definitions(pool), calendar }
  let instances = 0
  for await (const rows of readInstances(pool)) {
    yield* await examineInstance(rows, law)
    progress?.(++instances)
  }
  yield* findOrphans(pool)
}
