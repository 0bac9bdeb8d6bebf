import { router } from '../trpc/builder.ts'
import { getMailProcedure } from './get-mail.ts'
import { listMailsProcedure } from './list-mails.ts'

export const mailsRouter = router({
  list: listMailsProcedure,
  get: getMailProcedure,
})
