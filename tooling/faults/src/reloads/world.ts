import { randomUUID } from 'node:crypto'
import { changeOrganisation } from '@countersign/database/change-organisation'
import type { Database } from '@countersign/database/client'
import { insertDefinitionVersion } from '@countersign/database/insert-definition-version'
import { contentHash } from '@countersign/definition/content-hash'
import { Definition } from '@countersign/definition/definition'
import type { Document, World } from '@countersign/interpreter/document'
import { DEPARTMENTS, FILES, firstWorld } from '@countersign/interpreter/random-world'
import pg from 'pg'

/** Who sees everything: what is compared is what requests come to, not who may look at them. */
const SEES_ALL = ['auditor']

/** It holds every department. */
const TOP = 'head-office'

/** Departments and the account that every world has. */
export const settle = async ({ prisma }: Database): Promise<void> => {
  const { account } = firstWorld()
  await prisma.department.createMany({
    data: DEPARTMENTS.map((key) => ({ key, nameZh: key, nameEn: key, parentKey: key === TOP ? null : TOP })),
  })
  await prisma.account.create({
    data: {
      id: account?.id ?? '',
      number: account?.number ?? '',
      name: account?.name ?? '',
      ownerId: account?.owner ?? null,
      departmentKey: account?.department ?? '',
      createdAt: new Date(0),
    },
  })
}

/** Brings people and departments to what they are in a world; answers the revision they have then. */
export const reorganise = (database: Database, { people, heads }: World): Promise<number> =>
  changeOrganisation(database, async (transaction) => {
    await transaction.person.deleteMany()
    await transaction.person.createMany({
      data: people.map(({ id, rank, department, superior, active, successor, administers, absences }) => ({
        id,
        name: id,
        email: `${id}@example.test`,
        rank,
        departmentKey: department,
        superiorId: superior,
        active,
        successorId: successor,
        ...(absences !== undefined && { absences: absences.map((one) => ({ ...one })) }),
        roles: administers === true ? [...SEES_ALL, 'administrator'] : SEES_ALL,
      })),
    })
    for (const [key, headId] of Object.entries(heads))
      await transaction.department.update({ where: { key }, data: { headId } })
  })

/** Whoever names a file has uploaded it. */
export const handFilesTo = async ({ prisma }: Database, uploadedBy: string): Promise<void> => {
  const files = { name: 'a file', size: 1, mediaType: 'text/plain', uploadedBy, uploadedAt: new Date(0) }
  await prisma.$transaction([
    prisma.file.deleteMany(),
    prisma.file.createMany({ data: FILES.slice(0, 3).map((id) => ({ ...files, id, sha256: id })) }),
  ])
}

/** Publishes a definition under a key of its own. */
export const publish = async ({ pool }: Database, document: Document): Promise<string> => {
  const key = `random-${randomUUID()}`
  const definition = Definition.parse({ ...document, key })
  const body = JSON.stringify(definition)
  const people = { author: null, publisher: null }
  await insertDefinitionVersion(pool, { key, body, hash: contentHash(definition), ...people })
  return key
}

/** Takes away every request, so that what is examined after each step stays small. Connects as the owner. */
export const forgetRequests = async (url: string): Promise<void> => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    await owner.query(
      'TRUNCATE instance, record, task, candidate, timer, outbox, effect, copy, idempotency, file_link',
    )
  } finally {
    await owner.end()
  }
}
