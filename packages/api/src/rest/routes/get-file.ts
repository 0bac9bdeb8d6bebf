import type { Context } from 'hono'
import type { Call } from '../../context.ts'
import { readFile } from '../../files/read-file.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { FileId } from '../../views/input.ts'
import type { RawRoute } from '../route.ts'

const respond = async (call: Call, context: Context): Promise<Answer<Response>> => {
  const id = FileId.safeParse(context.req.param('id'))
  if (!id.success)
    return refused(
      problem('malformed', {}, [{ path: '/path/id', code: 'bad-format', params: { format: 'uuid' } }]),
    )
  const file = await readFile(call, id.data)
  if (!file.ok) return file
  const { name, type, bytes } = file.value
  const headers = {
    'content-type': type,
    // Never shown in our origin: whatever is inside must not run as ours.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  }
  return answered(new Response(bytes, { headers }))
}

export const getFile: RawRoute = {
  method: 'get',
  path: '/files/{id}',
  permission: 'files:read',
  summary: 'A file that a request names which the caller sees, as an attachment',
  answer: null,
  respond,
}
