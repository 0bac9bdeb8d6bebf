import { queryClient } from '../../shared/api/query-client.ts'
import { postJson } from '../../shared/api/rest.ts'
import { trpc } from '../../shared/api/trpc.ts'

/** Keeps how the person wants mail. */
export const saveMailMutation = () =>
  trpc.profile.saveMail.mutationOptions({
    onSuccess: () => queryClient.invalidateQueries(trpc.profile.pathFilter()),
  })

export type Passwords = { readonly current: string; readonly password: string }

/** Another password; all other sessions end. Wrong guesses are counted, so it is never repeated by itself. */
export const changePassword = ({ current, password }: Passwords): Promise<unknown> =>
  postJson('/api/auth/change-password', { currentPassword: current, newPassword: password })
