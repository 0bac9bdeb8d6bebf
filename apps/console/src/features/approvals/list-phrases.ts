import { trpc } from '../../shared/api/trpc.ts'

/** The caller's own phrases for opinions 常用语; null when they have made none. */
export const phrasesQuery = () =>
  trpc.approvals.phrases.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY })
