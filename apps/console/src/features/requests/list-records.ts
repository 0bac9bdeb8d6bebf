import { trpc } from '../../shared/api/trpc.ts'

/** The log of a request, oldest first. */
export const recordsQuery = (id: string) => trpc.requests.records.queryOptions({ id })
