import { keepPreviousData } from '@tanstack/react-query'
import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'
import type { ChangePreviewInput } from '../../shared/api/views.ts'

/** After a change of the directory all of it is read again, and who the reader is with it. */
const refreshDirectory = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries(trpc.people.pathFilter()),
    queryClient.invalidateQueries(trpc.departments.pathFilter()),
    queryClient.invalidateQueries(trpc.session.pathFilter()),
  ])
}

// A second try after a lost answer would be told that the address is taken: people look and decide themselves.
const once = { retry: false, onSuccess: refreshDirectory } as const

export const createPersonMutation = () => trpc.people.create.mutationOptions(once)
export const updatePersonMutation = () => trpc.people.update.mutationOptions(once)
export const invitePersonMutation = () => trpc.people.invite.mutationOptions(once)
export const disablePersonMutation = () => trpc.people.disable.mutationOptions(once)
export const enablePersonMutation = () => trpc.people.enable.mutationOptions(once)
export const importPeopleMutation = () => trpc.people.import.mutationOptions({ retry: false })
export const importedPeople = refreshDirectory

/** What a change would do to open tasks; the last answer stands while the next is worked out. */
export const changePreviewQuery = (input: ChangePreviewInput) =>
  trpc.people.previewChange.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 0 })
