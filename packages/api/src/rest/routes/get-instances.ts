import { Box, listRequests } from '../../requests/list-requests.ts'
import { InstanceItem, pageOf, StatusView } from '../../views/instance.ts'
import { SearchQuery } from '../query.ts'
import { getRoute } from '../route.ts'

export const getInstances = getRoute({
  path: '/instances',
  permission: 'requests:read',
  summary:
    'Requests started, done, copied to the caller, all they may see, or of those the overdue, failing or stuck',
  query: SearchQuery.extend({ box: Box.default('all'), status: StatusView.optional() }),
  answer: pageOf(InstanceItem),
  handle: (call, { query }) => listRequests(call, query),
})
