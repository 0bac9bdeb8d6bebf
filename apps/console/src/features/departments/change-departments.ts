import { keepPreviousData } from '@tanstack/react-query'
import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'

const once = {
  retry: false,
  onSuccess: async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.departments.pathFilter()),
      queryClient.invalidateQueries(trpc.people.pathFilter()),
    ])
  },
} as const

export const createDepartmentMutation = () => trpc.departments.create.mutationOptions(once)
export const updateDepartmentMutation = () => trpc.departments.update.mutationOptions(once)
export const removeDepartmentMutation = () => trpc.departments.remove.mutationOptions(once)

/** What a removal would mean, or why it cannot be; the last answer stands while the next is worked out. */
export const removalPreviewQuery = (key: string, to: string | null) =>
  trpc.departments.previewRemoval.queryOptions(
    { key, to },
    { placeholderData: keepPreviousData, staleTime: 0, retry: false },
  )
