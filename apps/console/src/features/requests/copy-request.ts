import { trpc } from '../../shared/api/trpc.ts'

/** Copies 抄送 the request to colleagues. */
export const copyRequestMutation = () => trpc.requests.cc.mutationOptions()
