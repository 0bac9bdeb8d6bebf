import { router } from '../../trpc/builder.ts'
import { saveModelProcedure, showModelProcedure } from './risk-model.ts'
import { saveSheetProcedure } from './save-sheet.ts'

export const riskRouter = router({
  model: showModelProcedure,
  saveModel: saveModelProcedure,
  saveSheet: saveSheetProcedure,
})
