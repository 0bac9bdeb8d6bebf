import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import { getDefinition } from '../../definitions/get-definition.ts'
import { DefinitionView } from '../../views/definition.ts'
import { getRoute } from '../route.ts'

const Version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

export const getDefinitionVersion = getRoute({
  path: '/definitions/{key}/versions/{n}',
  permission: 'definitions:read',
  summary: 'One published version of a definition',
  params: z.object({ key: Key, n: Version }),
  answer: DefinitionView,
  handle: (call, { params }) => getDefinition(call, { key: params.key, version: params.n }),
})
