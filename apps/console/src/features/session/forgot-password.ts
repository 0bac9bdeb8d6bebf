import { queryOptions } from '@tanstack/react-query'
import { getJson, postJson } from '../../shared/api/rest.ts'

/** How mail leaves this server: `smtp`, in a demo `kept` in the outbox, or `off`. */
export const mailWayQuery = () =>
  queryOptions({
    queryKey: ['mail-way'],
    queryFn: async () => {
      const answer = await getJson('/api/auth/forgot-password')
      return typeof answer === 'object' && answer !== null && 'mail' in answer ? String(answer.mail) : 'off'
    },
  })

/** Asks for a mail to replace a forgotten password; answered alike whether the address is known or not. */
export const forgotPassword = (email: string): Promise<unknown> =>
  postJson('/api/auth/forgot-password', { email })
