import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import { previewRoute } from '../../definitions/preview-route.ts'
import { Fields } from '../../views/input.ts'
import { RouteView } from '../../views/instance.ts'
import { postRoute } from '../route.ts'

export const postRoutePreview = postRoute({
  path: '/definitions/{key}/route-preview',
  permission: 'requests:start',
  summary:
    'The steps and people a request with these fields would go through, with the conditions that decide it',
  params: z.object({ key: Key }),
  body: z.strictObject({ fields: Fields }),
  answer: RouteView,
  handle: (call, { params, body }) => previewRoute(call, { key: params.key, fields: body.fields }),
})
