import { problem } from '@countersign/api/problem'
import { respondProblem } from '@countersign/api/respond-problem'
import type { Database } from '@countersign/database/client'
import { isHeld } from '@countersign/database/hold'
import { Hono } from 'hono'

const READER = { language: 'en', zone: 'UTC' } as const

/** A database that has not answered by then is as good as gone for whoever asks. */
const PATIENCE_MS = 2000

/** `/healthz`: the process answers. `/readyz`: its database is reachable and migrated, and whether it is held. */
export const health = ({ pool }: Pick<Database, 'pool'>): Hono => {
  const app = new Hono()
  app.get('/healthz', (context) => context.json({ status: 'alive' }))
  app.get('/readyz', async (context) => {
    const state = await stateOf(pool)
    return state === null
      ? respondProblem({ ...problem('not-ready'), retryAfter: 1 }, READER)
      : context.json({ status: 'ready', ...(state === 'held' && { held: true }) })
  })
  return app
}

/** `held`: a restored copy from which nothing goes out before it is released. Null when it cannot be asked. */
const stateOf = async (pool: Database['pool']): Promise<'ready' | 'held' | null> => {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS).unref()
  })
  const asked = Promise.all([
    pool.query('SELECT revision FROM organisation WHERE id = 1'),
    isHeld(pool),
  ]).then(
    ([{ rowCount }, held]) => (rowCount !== 1 ? null : held ? 'held' : 'ready'),
    () => null,
  )
  return Promise.race([asked, late])
}
