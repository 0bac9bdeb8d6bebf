import { trpc } from '../../shared/api/trpc.ts'

/** Overwrites the working copy of a draft 草稿. */
export const saveDraftMutation = () => trpc.requests.saveDraft.mutationOptions()
