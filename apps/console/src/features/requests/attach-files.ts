import { trpc } from '../../shared/api/trpc.ts'

/** Links uploaded files to a field of the request. */
export const attachFilesMutation = () => trpc.requests.attach.mutationOptions()
