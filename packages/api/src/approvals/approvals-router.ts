import { router } from '../trpc/builder.ts'
import { addParticipantsProcedure } from './add-participants.ts'
import { approveTasksProcedure } from './approve-tasks.ts'
import { claimProcedure } from './claim-task.ts'
import { countListsProcedure } from './count-lists.ts'
import { countTasksProcedure } from './count-tasks.ts'
import { decideTaskProcedure } from './decide-task.ts'
import { delegateProcedure } from './delegate-task.ts'
import { lastLookProcedure } from './last-look.ts'
import { listTasksProcedure } from './list-tasks.ts'
import { listPhrasesProcedure, savePhrasesProcedure } from './phrases.ts'
import { recordLookProcedure } from './record-look.ts'
import { releaseProcedure } from './release-task.ts'
import { removeParticipantProcedure } from './remove-participant.ts'
import { takeBackProcedure } from './take-back.ts'
import { transferProcedure } from './transfer-task.ts'

export const approvalsRouter = router({
  inbox: listTasksProcedure,
  count: countTasksProcedure,
  lists: countListsProcedure,
  decide: decideTaskProcedure,
  approveMany: approveTasksProcedure,
  claim: claimProcedure,
  release: releaseProcedure,
  transfer: transferProcedure,
  delegate: delegateProcedure,
  addParticipants: addParticipantsProcedure,
  removeParticipant: removeParticipantProcedure,
  takeBack: takeBackProcedure,
  lastLook: lastLookProcedure,
  recordLook: recordLookProcedure,
  phrases: listPhrasesProcedure,
  savePhrases: savePhrasesProcedure,
})
