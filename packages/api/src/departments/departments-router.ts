import { router } from '../trpc/builder.ts'
import { listDepartmentsProcedure } from './list-departments.ts'
import { createDepartmentProcedure, updateDepartmentProcedure } from './manage-departments.ts'
import { nameDepartmentsProcedure } from './name-departments.ts'
import { previewRemovalProcedure, removeDepartmentProcedure } from './remove-department.ts'

export const departmentsRouter = router({
  names: nameDepartmentsProcedure,
  list: listDepartmentsProcedure,
  create: createDepartmentProcedure,
  update: updateDepartmentProcedure,
  previewRemoval: previewRemovalProcedure,
  remove: removeDepartmentProcedure,
})
