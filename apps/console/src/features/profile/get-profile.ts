import { trpc } from '../../shared/api/trpc.ts'

/** What the signed-in person chose for themselves 个人设置, and how mail leaves this server. */
export const profileQuery = () => trpc.profile.get.queryOptions(undefined, { staleTime: 60_000 })
