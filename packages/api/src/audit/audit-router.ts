import { router } from '../trpc/builder.ts'
import { listRefusedAttemptsProcedure } from './list-refused-attempts.ts'

export const auditRouter = router({ refusedAttempts: listRefusedAttemptsProcedure })
