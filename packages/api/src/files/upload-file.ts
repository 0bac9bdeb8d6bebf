import { createHash, createHmac, randomUUID } from 'node:crypto'
import { FILES_LOCK } from '@countersign/database/discard-unlinked-files'
import { uuidOf } from '@countersign/runtime/uuid-of'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import type { FileView } from '../views/file.ts'
import { cleanName, fittingName } from './file-name.ts'
import { mediaTypeOf } from './media-type-of.ts'

const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Stores a file by the SHA-256 of its content. Nobody can read it before a request they may see names it. */
export const uploadFile = async (call: Call, file: File, key: string | null): Promise<Answer<FileView>> => {
  if (file.size > MAX_FILE_BYTES) return refused(problem('file-too-large', { megabytes: 20 }))
  const bytes = new Uint8Array(await file.arrayBuffer())
  const cleaned = cleanName(file.name)
  const type = await mediaTypeOf(bytes, cleaned)
  if (type === null) return refused(problem('file-type-refused'))
  const name = fittingName(cleaned, type)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const id = key === null ? randomUUID() : fileIdOf(call, key)
  const view = { id, name, type, size: bytes.length, sha256 }
  return (await store(call, view, bytes)) ? answered(view) : refused(problem('idempotency-key-reused'))
}

/**
 * The id made by a key, so that an upload sent twice is one file. Keyed with our secret: whoever could work out an id
 * from somebody else's key could link their file.
 */
const fileIdOf = ({ services, viewer }: Call, key: string): string =>
  uuidOf(createHmac('sha256', services.secret).update(`${viewer.id}\n${key}`).digest('hex'))

/** False when the id, hence the key, already stands for another file. */
const store = async (
  { services, viewer }: Call,
  { id, name, type, size, sha256 }: FileView,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const { prisma } = services.runtime.database
  const file = { id, sha256, name, size, mediaType: type, uploadedBy: viewer.id, uploadedAt: new Date() }
  await prisma.$transaction([
    prisma.$queryRaw`SELECT pg_advisory_xact_lock_shared(${FILES_LOCK}::bigint)::text`,
    prisma.fileContent.createMany({ data: [{ sha256, bytes }], skipDuplicates: true }),
    prisma.file.createMany({ data: [file], skipDuplicates: true }),
  ])
  const stored = await prisma.file.findUniqueOrThrow({ where: { id } })
  return stored.sha256 === sha256 && stored.name === name
}
