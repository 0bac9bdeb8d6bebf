import { z } from 'zod'
import { listDefinitions } from '../../definitions/list-definitions.ts'
import { answered } from '../../problem/problem.ts'
import { DefinitionItem } from '../../views/definition.ts'
import { getRoute } from '../route.ts'

export const getDefinitions = getRoute({
  path: '/definitions',
  permission: 'definitions:read',
  summary: 'The live version of every published definition',
  answer: z.object({ items: z.array(DefinitionItem) }),
  handle: async (call) => answered(await listDefinitions(call)),
})
