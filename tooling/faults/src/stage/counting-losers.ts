import type { Database } from '@countersign/database/client'

type Pool = Database['commands']
type Client = Awaited<ReturnType<typeof connected>>

const connected = (pool: Pool) => pool.connect()

/** The pool, telling how many commands of each batch its commit refuses; one when it refuses the batch whole. */
export const countingLosers = (pool: Pool, tell: (losers: number) => void): Pool =>
  new Proxy(pool, {
    get: (_, name) =>
      name === 'connect' ? async () => counting(await connected(pool), tell) : ownOf(pool, name),
  })

const counting = (client: Client, tell: (losers: number) => void): Client =>
  new Proxy(client, {
    get: (_, name) => {
      if (name !== 'query') return ownOf(client, name)
      return async (...given: Parameters<Client['query']>) => {
        const result = await client.query(...given)
        const lost = (result as unknown as { rows?: { lost?: readonly string[] | null }[] }).rows?.[0]?.lost
        if (lost === null) tell(1)
        else if (lost !== undefined) tell(lost.length)
        return result
      }
    },
  })

const ownOf = <Target extends object>(target: Target, name: string | symbol): unknown => {
  const own = Reflect.get(target, name)
  return typeof own === 'function' ? own.bind(target) : own
}
