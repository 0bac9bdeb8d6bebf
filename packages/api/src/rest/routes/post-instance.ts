import { answered } from '../../problem/problem.ts'
import { StartRequestInput, startRequest } from '../../requests/start-request.ts'
import { StartedView } from '../../views/instance.ts'
import { postRoute } from '../route.ts'

export const postInstance = postRoute({
  path: '/instances',
  permission: 'requests:start',
  summary: 'Starts a request, submitted at once or kept as a draft',
  body: StartRequestInput,
  status: 201,
  answer: StartedView,
  handle: async (call, { body, idempotency }) => {
    const started = await startRequest(call, body, idempotency)
    if (!started.ok) return started
    const { id, number, status, steps, revision } = started.value
    return answered({ id, number, status, steps, revision })
  },
})
