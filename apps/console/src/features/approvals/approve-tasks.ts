import { trpc } from '../../shared/api/trpc.ts'

/** Approves several tasks of one kind 批量同意; answers what became of each. */
export const approveTasksMutation = () => trpc.approvals.approveMany.mutationOptions()
