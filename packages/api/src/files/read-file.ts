import { seeInstance } from '@countersign/runtime/instance-sight'
import { seeAccount } from '../accounts/see-account.ts'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'

export type StoredFile = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A file for somebody who sees, in full, a request that names it, or an account it is with; for everybody else there is none. */
export const readFile = async (call: Call, id: string): Promise<Answer<StoredFile>> => {
  const { prisma } = call.services.runtime.database
  const links = await prisma.fileLink.findMany({ where: { fileId: id }, distinct: ['instanceId'] })
  for (const { instanceId } of links) {
    const seen = await seeInstance(call.services.runtime, instanceId, call.viewer.id)
    if (seen?.sight === 'full') return found(call, id)
  }
  const documents = await prisma.accountDocument.findMany({ where: { fileId: id } })
  for (const { accountId } of documents) if ((await seeAccount(call, accountId)).ok) return found(call, id)
  return refused(problem('not-found'))
}

const found = async ({ services }: Call, id: string): Promise<Answer<StoredFile>> => {
  const { prisma } = services.runtime.database
  const file = await prisma.file.findUniqueOrThrow({ where: { id } })
  const content = await prisma.fileContent.findUniqueOrThrow({ where: { sha256: file.sha256 } })
  return answered({ name: file.name, type: file.mediaType, bytes: content.bytes })
}
