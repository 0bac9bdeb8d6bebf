import { router } from '../trpc/builder.ts'
import { reassignProcedure } from './reassign-step.ts'
import { repairProcedure } from './repair-request.ts'
import { resumeProcedure } from './resume-request.ts'
import { suspendProcedure } from './suspend-request.ts'
import { terminateProcedure } from './terminate-request.ts'

export const interventionsRouter = router({
  reassign: reassignProcedure,
  suspend: suspendProcedure,
  resume: resumeProcedure,
  terminate: terminateProcedure,
  repair: repairProcedure,
})
