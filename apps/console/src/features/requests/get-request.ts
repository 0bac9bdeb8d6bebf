import { trpc } from '../../shared/api/trpc.ts'

/** One request as far as the caller may see it. */
export const requestQuery = (id: string) => trpc.requests.get.queryOptions({ id })
