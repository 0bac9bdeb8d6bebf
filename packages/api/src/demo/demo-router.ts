import { router } from '../trpc/builder.ts'
import { clearDemoProcedure } from './clear-demo.ts'
import { demoContentsProcedure } from './demo-contents.ts'

export const demoRouter = router({
  contents: demoContentsProcedure,
  clear: clearDemoProcedure,
})
