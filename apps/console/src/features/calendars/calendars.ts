import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'

/** The working calendar of a department; with null the organisation's. */
export const calendarQuery = (department: string | null) => trpc.calendars.get.queryOptions({ department })

export const saveCalendarMutation = () =>
  trpc.calendars.save.mutationOptions({
    retry: false,
    onSuccess: async (): Promise<void> => {
      await Promise.all([
        queryClient.invalidateQueries(trpc.calendars.pathFilter()),
        queryClient.invalidateQueries(trpc.people.pathFilter()),
        queryClient.invalidateQueries(trpc.session.pathFilter()),
      ])
    },
  })
