import type { Database } from '@countersign/database/client'

type Pool = Database['commands']

/** The pool, telling how many commands of each batch its commit refuses; one when it refuses the batch whole. */
export const countingLosers = (pool: Pool, tell: (losers: number) => void): Pool =>
  new Proxy(pool, {
    get: (_, name) => {
      if (name !== 'query') return Reflect.get(pool, name).bind(pool)
      return async (...given: Parameters<Pool['query']>) => {
        const result = await pool.query(...given)
        const lost = (result as unknown as { rows?: { lost?: readonly string[] | null }[] }).rows?.[0]?.lost
        if (lost === null) tell(1)
        else if (lost !== undefined) tell(lost.length)
        return result
      }
    },
  })
