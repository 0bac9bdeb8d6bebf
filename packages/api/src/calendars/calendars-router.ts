import { router } from '../trpc/builder.ts'
import { getCalendarProcedure } from './get-calendar.ts'
import { saveCalendarProcedure } from './save-calendar.ts'

export const calendarsRouter = router({
  get: getCalendarProcedure,
  save: saveCalendarProcedure,
})
