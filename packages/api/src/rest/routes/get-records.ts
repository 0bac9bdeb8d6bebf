import { z } from 'zod'
import { listRecords } from '../../requests/list-records.ts'
import { InstanceId } from '../../views/input.ts'
import { RecordView } from '../../views/instance.ts'
import { getRoute } from '../route.ts'

export const getRecords = getRoute({
  path: '/instances/{id}/records',
  permission: 'requests:read',
  summary: 'The log of an instance, oldest first',
  params: z.object({ id: InstanceId }),
  answer: z.object({ items: z.array(RecordView) }),
  handle: (call, { params }) => listRecords(call, params),
})
