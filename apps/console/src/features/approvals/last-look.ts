import { trpc } from '../../shared/api/trpc.ts'

/** How far the caller had read a request before it was opened now; asked once each time it is opened. */
export const lastLookQuery = (id: string) =>
  trpc.approvals.lastLook.queryOptions(
    { id },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
  )
