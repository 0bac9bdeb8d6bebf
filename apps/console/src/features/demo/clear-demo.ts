import { queryClient } from '../../shared/api/query-client.ts'
import { refreshRequests } from '../../shared/api/refresh.ts'
import { trpc } from '../../shared/api/trpc.ts'

/** What clearing would remove and leave, counted anew each time it is looked at. */
export const demoContentsQuery = () => trpc.demo.contents.queryOptions(undefined, { staleTime: 0 })

const refreshAll = async (): Promise<void> => {
  await Promise.all([
    refreshRequests(),
    queryClient.invalidateQueries(trpc.demo.pathFilter()),
    queryClient.invalidateQueries(trpc.mails.pathFilter()),
  ])
}

/** Clears the demo; a second time removes nothing more. */
export const clearDemoMutation = () =>
  trpc.demo.clear.mutationOptions({ retry: false, onSettled: refreshAll })
