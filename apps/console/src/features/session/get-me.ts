import { trpc } from '../../shared/api/trpc.ts'

/** The signed-in person. Fails with `not-signed-in` when there is no session. */
export const meQuery = () => trpc.session.me.queryOptions(undefined, { staleTime: 5 * 60_000 })
