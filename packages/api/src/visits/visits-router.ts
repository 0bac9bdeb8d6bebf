import { router } from '../trpc/builder.ts'
import { listVisitsProcedure } from './list-visits.ts'

export const visitsRouter = router({ list: listVisitsProcedure })
