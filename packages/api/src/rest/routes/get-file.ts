import type { Context } from 'hono'
import type { Call } from '../../context.ts'
import { readFile } from '../../files/read-file.ts'
import { type Answer, answered } from '../../problem/problem.ts'
import { attachment } from '../attachment.ts'
import { pathId } from '../path-id.ts'
import type { RawRoute } from '../route.ts'

const respond = async (call: Call, context: Context): Promise<Answer<Response>> => {
  const id = pathId(context)
  if (!id.ok) return id
  const file = await readFile(call, id.value)
  return file.ok ? answered(attachment(file.value)) : file
}

export const getFile: RawRoute = {
  method: 'get',
  path: '/files/{id}',
  permission: 'files:read',
  summary: 'A file that a request names which the caller sees, as an attachment',
  answer: null,
  respond,
}
