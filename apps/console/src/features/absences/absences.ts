import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'

/** When the signed-in person is away, and whom they act for. */
export const absencesQuery = () => trpc.absences.list.queryOptions()

/** The absences of somebody else, for administrators and auditors. */
export const personAbsencesQuery = (id: string) => trpc.people.absences.queryOptions({ id })

const once = {
  retry: false,
  onSuccess: async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.absences.pathFilter()),
      queryClient.invalidateQueries(trpc.people.pathFilter()),
      queryClient.invalidateQueries(trpc.session.pathFilter()),
    ])
  },
} as const

export const addAbsenceMutation = () => trpc.absences.add.mutationOptions(once)
export const removeAbsenceMutation = () => trpc.absences.remove.mutationOptions(once)
export const addPersonAbsenceMutation = () => trpc.people.addAbsence.mutationOptions(once)
export const removePersonAbsenceMutation = () => trpc.people.removeAbsence.mutationOptions(once)
