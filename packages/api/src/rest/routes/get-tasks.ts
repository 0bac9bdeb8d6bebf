import { listTasks } from '../../approvals/list-tasks.ts'
import { pageOf, TaskItem } from '../../views/instance.ts'
import { PageQuery } from '../query.ts'
import { getRoute } from '../route.ts'

export const getTasks = getRoute({
  path: '/tasks',
  permission: 'tasks:read',
  summary: "The caller's open tasks, due first",
  query: PageQuery,
  answer: pageOf(TaskItem),
  handle: (call, { query }) => listTasks(call, query),
})
