import { router } from '../trpc/builder.ts'
import { countTasksProcedure } from './count-tasks.ts'
import { decideTaskProcedure } from './decide-task.ts'
import { listTasksProcedure } from './list-tasks.ts'

export const approvalsRouter = router({
  inbox: listTasksProcedure,
  count: countTasksProcedure,
  decide: decideTaskProcedure,
})
