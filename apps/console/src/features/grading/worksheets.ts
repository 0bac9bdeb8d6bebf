import { infiniteQueryOptions } from '@tanstack/react-query'
import { queryClient } from '../../shared/api/query-client.ts'
import { client, trpc } from '../../shared/api/trpc.ts'

/** The reader's worksheets 潜力客户工作表, newest first, page by page. */
export const worksheetsQuery = () =>
  infiniteQueryOptions({
    queryKey: trpc.accounts.worksheets.list.pathKey(),
    queryFn: ({ pageParam, signal }) =>
      client.accounts.worksheets.list.query({ limit: 5, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const saveWorksheetMutation = () =>
  trpc.accounts.worksheets.save.mutationOptions({
    retry: false,
    onSuccess: () => queryClient.invalidateQueries(trpc.accounts.pathFilter()),
  })
