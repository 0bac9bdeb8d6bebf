import { trpc } from '../../shared/api/trpc.ts'

/** The live version of every published process, and whether the caller may start it. */
export const definitionsQuery = () => trpc.definitions.list.queryOptions(undefined, { staleTime: 60_000 })
