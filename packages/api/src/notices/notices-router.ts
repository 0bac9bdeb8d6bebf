import { router } from '../trpc/builder.ts'
import { listNoticesProcedure } from './list-notices.ts'
import { markNoticesReadProcedure } from './mark-notices-read.ts'

export const noticesRouter = router({
  list: listNoticesProcedure,
  markRead: markNoticesReadProcedure,
})
