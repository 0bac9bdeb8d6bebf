import { trpc } from '../../shared/api/trpc.ts'

/** Withdraws 撤回 a request. */
export const withdrawRequestMutation = () => trpc.requests.withdraw.mutationOptions()
