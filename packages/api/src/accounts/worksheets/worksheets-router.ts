import { router } from '../../trpc/builder.ts'
import { listWorksheetsProcedure } from './list-worksheets.ts'
import { saveWorksheetProcedure } from './save-worksheet.ts'

export const worksheetsRouter = router({ list: listWorksheetsProcedure, save: saveWorksheetProcedure })
