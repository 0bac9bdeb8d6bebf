import { trpc } from '../../shared/api/trpc.ts'

/** Submits a draft, or again after a return 重新提交. */
export const submitRequestMutation = () => trpc.requests.submit.mutationOptions()
