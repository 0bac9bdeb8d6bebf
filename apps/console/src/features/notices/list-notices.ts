import { trpc } from '../../shared/api/trpc.ts'

/** The caller's newest notices 通知 and how many are unread. */
export const noticesQuery = () => trpc.notices.list.queryOptions({ limit: 20 }, { refetchInterval: 60_000 })
