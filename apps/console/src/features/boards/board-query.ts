import { trpc } from '../../shared/api/trpc.ts'

/** What is under way of a process, by the step where it waits. */
export const boardQuery = (definition: string) => trpc.requests.board.queryOptions({ definition })
