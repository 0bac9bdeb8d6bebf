import { router } from '../trpc/builder.ts'
import { getDefinitionProcedure } from './get-definition.ts'
import { listDefinitionsProcedure } from './list-definitions.ts'
import { previewRouteProcedure } from './preview-route.ts'

export const definitionsRouter = router({
  list: listDefinitionsProcedure,
  get: getDefinitionProcedure,
  previewRoute: previewRouteProcedure,
})
