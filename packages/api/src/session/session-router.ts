import { router } from '../trpc/builder.ts'
import { meProcedure } from './me.ts'

export const sessionRouter = router({
  me: meProcedure,
})
