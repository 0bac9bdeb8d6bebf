import { queryOptions } from '@tanstack/react-query'
import { getJson } from '../../shared/api/rest.ts'

/** Whether nobody exists yet, so that the first set-up is open. */
export const setupQuery = () =>
  queryOptions({
    queryKey: ['setup'],
    queryFn: async () => {
      const answer = await getJson('/api/setup')
      return {
        open: typeof answer === 'object' && answer !== null && 'open' in answer && answer.open === true,
      }
    },
  })
