import { router } from '../trpc/builder.ts'
import { listAbsencesProcedure } from './list-absences.ts'
import { addOwnAbsenceProcedure, removeOwnAbsenceProcedure } from './own-absences.ts'

export const absencesRouter = router({
  list: listAbsencesProcedure,
  add: addOwnAbsenceProcedure,
  remove: removeOwnAbsenceProcedure,
})
