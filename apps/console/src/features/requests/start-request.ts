import { trpc } from '../../shared/api/trpc.ts'

/** Starts a request, submitted at once or kept as a draft. */
export const startRequestMutation = () => trpc.requests.start.mutationOptions()
