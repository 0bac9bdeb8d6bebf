import { trpc } from '../../shared/api/trpc.ts'

/** Throws away a draft that was never submitted. */
export const discardDraftMutation = () => trpc.requests.discard.mutationOptions()
