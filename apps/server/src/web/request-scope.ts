import { AsyncLocalStorage } from 'node:async_hooks'

/** Carries the id of the HTTP request to whatever is done for it. */
const scope = new AsyncLocalStorage<string>()

export const inRequest = <T>(id: string, work: () => T): T => scope.run(id, work)

/** The id of the request that is being answered; null outside of one. */
export const currentRequest = (): string | null => scope.getStore() ?? null
