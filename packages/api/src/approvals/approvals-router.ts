import { router } from '../trpc/builder.ts'
import { approveTasksProcedure } from './approve-tasks.ts'
import { countListsProcedure } from './count-lists.ts'
import { countTasksProcedure } from './count-tasks.ts'
import { decideTaskProcedure } from './decide-task.ts'
import { lastLookProcedure } from './last-look.ts'
import { listTasksProcedure } from './list-tasks.ts'
import { listPhrasesProcedure, savePhrasesProcedure } from './phrases.ts'
import { recordLookProcedure } from './record-look.ts'

export const approvalsRouter = router({
  inbox: listTasksProcedure,
  count: countTasksProcedure,
  lists: countListsProcedure,
  decide: decideTaskProcedure,
  approveMany: approveTasksProcedure,
  lastLook: lastLookProcedure,
  recordLook: recordLookProcedure,
  phrases: listPhrasesProcedure,
  savePhrases: savePhrasesProcedure,
})
