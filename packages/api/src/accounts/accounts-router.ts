import { router } from '../trpc/builder.ts'
import { addDocumentsProcedure, listDocumentsProcedure } from './account-documents.ts'
import { accountTimelineProcedure } from './account-timeline.ts'
import { amendReportProcedure } from './amend-report.ts'
import { changeTeamProcedure } from './change-team.ts'
import { classifyProcedure } from './classify-account.ts'
import { closeFindingProcedure } from './close-finding.ts'
import { createAccountProcedure } from './create-account.ts'
import { exportRowsProcedure } from './export-rows.ts'
import { getAccountProcedure } from './get-account.ts'
import { gradingRouter } from './grading/grading-router.ts'
import { handOverProcedure } from './hand-over-account.ts'
import { importProcedure } from './import/import-accounts.ts'
import { listAccountsProcedure } from './list-accounts.ts'
import { mergeProcedure } from './merge-accounts.ts'
import { readSensitiveProcedure } from './read-sensitive.ts'
import { riskRouter } from './risk/risk-router.ts'
import { saveContactProcedure } from './save-contact.ts'
import { saveProfileProcedure } from './save-profile.ts'
import { searchAccountsProcedure } from './search-accounts.ts'
import { reportLockProcedure, unlockReportProcedure } from './unlock-report.ts'
import { worksheetsRouter } from './worksheets/worksheets-router.ts'

export const accountsRouter = router({
  search: searchAccountsProcedure,
  list: listAccountsProcedure,
  get: getAccountProcedure,
  timeline: accountTimelineProcedure,
  readSensitive: readSensitiveProcedure,
  create: createAccountProcedure,
  saveProfile: saveProfileProcedure,
  handOver: handOverProcedure,
  changeTeam: changeTeamProcedure,
  saveContact: saveContactProcedure,
  closeFinding: closeFindingProcedure,
  reportLock: reportLockProcedure,
  unlockReport: unlockReportProcedure,
  amendReport: amendReportProcedure,
  documents: listDocumentsProcedure,
  addDocuments: addDocumentsProcedure,
  classify: classifyProcedure,
  merge: mergeProcedure,
  import: importProcedure,
  exportRows: exportRowsProcedure,
  grading: gradingRouter,
  risk: riskRouter,
  worksheets: worksheetsRouter,
})
