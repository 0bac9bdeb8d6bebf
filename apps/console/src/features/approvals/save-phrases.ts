import { trpc } from '../../shared/api/trpc.ts'

/** Replaces the caller's own phrases. */
export const savePhrasesMutation = () => trpc.approvals.savePhrases.mutationOptions()
