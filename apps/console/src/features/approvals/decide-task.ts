import { trpc } from '../../shared/api/trpc.ts'

/** Decides one task: approve 同意, return 退回, reject 驳回, complete 办结 or a custom outcome. */
export const decideTaskMutation = () => trpc.approvals.decide.mutationOptions()
