import type { Context } from 'hono'
import type { Call } from '../../context.ts'
import { uploadFile } from '../../files/upload-file.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { FileView } from '../../views/file.ts'
import { readKey } from '../handle-route.ts'
import type { RawRoute } from '../route.ts'

const respond = async (call: Call, context: Context): Promise<Answer<Response>> => {
  const key = readKey(context)
  if (!key.ok) return key
  if (!/^multipart\/form-data\s*;/i.test(context.req.header('content-type') ?? ''))
    return refused(problem('media-type-unsupported', { expected: 'multipart/form-data' }))
  const file = await fileIn(context)
  if (file === null) return refused(problem('file-missing'))
  const uploaded = await uploadFile(call, file, key.value)
  return uploaded.ok ? answered(Response.json(uploaded.value, { status: 201 })) : uploaded
}

const fileIn = async (context: Context): Promise<File | null> => {
  try {
    const { file } = await context.req.parseBody()
    return file instanceof File ? file : null
  } catch {
    // A body that is not the multipart it claims to be.
    return null
  }
}

export const postFile: RawRoute = {
  method: 'post',
  path: '/files',
  permission: 'files:upload',
  summary: 'Uploads a file (form field `file`, 20 MB at most), to be linked by its id in a field',
  answer: FileView,
  respond,
}
