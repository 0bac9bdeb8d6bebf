import { router } from '../trpc/builder.ts'
import { attachFilesProcedure } from './attach-files.ts'
import { commentOnRequestProcedure } from './comment-on-request.ts'
import { copyRequestProcedure } from './copy-request.ts'
import { discardDraftProcedure } from './discard-draft.ts'
import { explainRequestProcedure } from './explain-request.ts'
import { getRequestProcedure } from './get-request.ts'
import { listMovesProcedure } from './list-moves.ts'
import { listRecordsProcedure } from './list-records.ts'
import { listRequestsProcedure } from './list-requests.ts'
import { remindApproversProcedure } from './remind-approvers.ts'
import { saveDraftProcedure } from './save-draft.ts'
import { showBoardProcedure } from './show-board.ts'
import { startRequestProcedure } from './start-request.ts'
import { submitRequestProcedure } from './submit-request.ts'
import { withdrawRequestProcedure } from './withdraw-request.ts'

export const requestsRouter = router({
  start: startRequestProcedure,
  saveDraft: saveDraftProcedure,
  discard: discardDraftProcedure,
  submit: submitRequestProcedure,
  withdraw: withdrawRequestProcedure,
  remind: remindApproversProcedure,
  comment: commentOnRequestProcedure,
  cc: copyRequestProcedure,
  attach: attachFilesProcedure,
  list: listRequestsProcedure,
  board: showBoardProcedure,
  get: getRequestProcedure,
  records: listRecordsProcedure,
  moves: listMovesProcedure,
  explain: explainRequestProcedure,
})
