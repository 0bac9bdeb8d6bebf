import { trpc } from '../../shared/api/trpc.ts'

/** Each verb: what it needs, or why it is not legal for the caller now. Asked anew whenever it is shown. */
export const movesQuery = (id: string) => trpc.requests.moves.queryOptions({ id }, { staleTime: 0 })
