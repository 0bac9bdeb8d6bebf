import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import { getDefinition } from '../../definitions/get-definition.ts'
import { DefinitionView } from '../../views/definition.ts'
import { getRoute } from '../route.ts'

export const getLiveDefinition = getRoute({
  path: '/definitions/{key}',
  permission: 'definitions:read',
  summary: 'The live version of one definition',
  params: z.object({ key: Key }),
  answer: DefinitionView,
  handle: (call, { params }) => getDefinition(call, params),
})
