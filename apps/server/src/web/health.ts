import { problem } from '@countersign/api/problem'
import { respondProblem } from '@countersign/api/respond-problem'
import type { Database } from '@countersign/database/client'
import { Hono } from 'hono'

const READER = { language: 'en', zone: 'UTC' } as const

/** A database that has not answered by then is as good as gone for whoever asks. */
const PATIENCE_MS = 2000

/** `/healthz`: the process answers. `/readyz`: its database is reachable and migrated. */
export const health = ({ pool }: Pick<Database, 'pool'>): Hono => {
  const app = new Hono()
  app.get('/healthz', (context) => context.json({ status: 'alive' }))
  app.get('/readyz', async (context) =>
    (await isReady(pool))
      ? context.json({ status: 'ready' })
      : respondProblem({ ...problem('not-ready'), retryAfter: 1 }, READER),
  )
  return app
}

const isReady = async (pool: Database['pool']): Promise<boolean> => {
  const late = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS).unref()
  })
  const asked = pool.query('SELECT revision FROM organisation WHERE id = 1').then(
    ({ rowCount }) => rowCount === 1,
    () => false,
  )
  return Promise.race([asked, late])
}
