import { trpc } from '../../shared/api/trpc.ts'

/** Reminds 催办 whoever has the request now. */
export const remindApproversMutation = () => trpc.requests.remind.mutationOptions()
