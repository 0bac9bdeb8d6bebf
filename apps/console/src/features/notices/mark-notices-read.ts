import { trpc } from '../../shared/api/trpc.ts'

/** Marks notices as read; all of them when no ids are given. */
export const markNoticesReadMutation = () => trpc.notices.markRead.mutationOptions()
