import { trpc } from '../../shared/api/trpc.ts'

/** Notes how far the caller has read a request. */
export const recordLookMutation = () => trpc.approvals.recordLook.mutationOptions()
