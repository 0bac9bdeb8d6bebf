import { trpc } from '../../shared/api/trpc.ts'

/** All departments; `parent` makes them a tree. */
export const departmentsQuery = () => trpc.departments.list.queryOptions()
