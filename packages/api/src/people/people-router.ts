import { router } from '../trpc/builder.ts'
import { importPeopleProcedure } from './import-people.ts'
import { listChangesProcedure } from './list-changes.ts'
import { listPeopleProcedure } from './list-people.ts'
import { addAbsenceProcedure, personAbsencesProcedure, removeAbsenceProcedure } from './manage-absences.ts'
import {
  createPersonProcedure,
  disablePersonProcedure,
  enablePersonProcedure,
  invitePersonProcedure,
  updatePersonProcedure,
} from './manage-people.ts'
import { previewChangeProcedure } from './preview-change.ts'
import { searchPeopleProcedure } from './search-people.ts'

export const peopleRouter = router({
  search: searchPeopleProcedure,
  list: listPeopleProcedure,
  changes: listChangesProcedure,
  create: createPersonProcedure,
  invite: invitePersonProcedure,
  update: updatePersonProcedure,
  previewChange: previewChangeProcedure,
  disable: disablePersonProcedure,
  enable: enablePersonProcedure,
  import: importPeopleProcedure,
  absences: personAbsencesProcedure,
  addAbsence: addAbsenceProcedure,
  removeAbsence: removeAbsenceProcedure,
})
