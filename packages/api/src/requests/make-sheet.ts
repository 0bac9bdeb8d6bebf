import { makePdf } from '@countersign/documents/make-pdf'
import type { Call } from '../context.ts'
import type { StoredFile } from '../files/read-file.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { instanceView } from '../views/instance-view.ts'
import { seeRequest } from './see-request.ts'
import { sheetName, sheetPaper } from './sheet-paper.ts'

/** The approval sheet 审批单 as PDF, in the reader's language and with what they may see. */
export const makeSheet = async (call: Call, id: string): Promise<Answer<StoredFile>> => {
  const seen = await seeRequest(call, id)
  if (!seen.ok) return seen
  const told = {
    call,
    seen: seen.value,
    view: await instanceView(call, seen.value.instance, seen.value.sight),
  }
  const pdf = await makePdf(sheetPaper(told, new Date().toISOString()))
  if (!pdf.made) return refused(problem(pdf.code === 'busy' ? 'busy' : 'document-too-long'))
  return answered({ name: sheetName(told), type: 'application/pdf', bytes: pdf.bytes })
}
