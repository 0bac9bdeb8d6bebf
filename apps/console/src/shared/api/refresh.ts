import { queryClient } from './query-client.ts'
import { trpc } from './trpc.ts'

/** After a command everything that shows requests is read again; what is not on the screen, when it is next. */
export const refreshRequests = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries(trpc.requests.pathFilter()),
    queryClient.invalidateQueries(trpc.approvals.pathFilter()),
    queryClient.invalidateQueries(trpc.notices.pathFilter()),
  ])
}
