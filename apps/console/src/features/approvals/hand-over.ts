import { trpc } from '../../shared/api/trpc.ts'

/** Claims 签收 a task that several have. */
export const claimTaskMutation = () => trpc.approvals.claim.mutationOptions()

/** Gives a claimed task back 取消签收. */
export const releaseTaskMutation = () => trpc.approvals.release.mutationOptions()

/** Transfers 转办 the caller's place in a task. */
export const transferTaskMutation = () => trpc.approvals.transfer.mutationOptions()

/** Delegates 委派 a task for advice. */
export const delegateTaskMutation = () => trpc.approvals.delegate.mutationOptions()

/** Adds participants 加签. */
export const addParticipantsMutation = () => trpc.approvals.addParticipants.mutationOptions()

/** Takes away 减签 a participant whom the caller added. */
export const removeParticipantMutation = () => trpc.approvals.removeParticipant.mutationOptions()

/** Takes back 拿回 what the caller did last. */
export const takeBackMutation = () => trpc.approvals.takeBack.mutationOptions()
