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
