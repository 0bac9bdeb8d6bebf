import { z } from 'zod'
import { getRequest } from '../../requests/get-request.ts'
import { InstanceId } from '../../views/input.ts'
import { InstanceView } from '../../views/instance.ts'
import { getRoute } from '../route.ts'

export const getInstance = getRoute({
  path: '/instances/{id}',
  permission: 'requests:read',
  summary: 'One instance, with the fields the caller may see',
  params: z.object({ id: InstanceId }),
  answer: InstanceView,
  handle: (call, { params }) => getRequest(call, params),
})
