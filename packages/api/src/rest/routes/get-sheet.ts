import type { Context } from 'hono'
import type { Call } from '../../context.ts'
import { type Answer, answered } from '../../problem/problem.ts'
import { makeSheet } from '../../requests/make-sheet.ts'
import { attachment } from '../attachment.ts'
import { pathId } from '../path-id.ts'
import type { RawRoute } from '../route.ts'

const respond = async (call: Call, context: Context): Promise<Answer<Response>> => {
  const id = pathId(context)
  if (!id.ok) return id
  const sheet = await makeSheet(call, id.value)
  return sheet.ok ? answered(attachment(sheet.value)) : sheet
}

export const getSheet: RawRoute = {
  method: 'get',
  path: '/instances/{id}/sheet',
  permission: 'requests:read',
  summary: 'The approval sheet 审批单 as PDF, with the fields the caller may see',
  answer: null,
  respond,
}
