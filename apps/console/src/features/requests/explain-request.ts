import { trpc } from '../../shared/api/trpc.ts'

/** Why this route, why me: the conditions and participant rules behind a request, in words. */
export const explanationQuery = (id: string) => trpc.requests.explain.queryOptions({ id })
