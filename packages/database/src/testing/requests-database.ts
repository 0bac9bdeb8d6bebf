import { canonicalJson } from '@countersign/definition/canonical-json'
import type { Database } from '../client.ts'
import { insertDefinitionVersion } from '../queries/insert-definition-version.ts'
import { account, compiledRequest } from './requests.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

/** A database of a test's own with what its requests name. */
export const requestsDatabase = async (): Promise<TestDatabase> => {
  const db = await testDatabase()
  await prepareForRequests(db)
  return db
}

/** Brings in what the requests name: their account, and their definition live. */
export const prepareForRequests = async ({ prisma, pool }: Database): Promise<void> => {
  const { id, number, name, owner, department } = account
  await prisma.account.create({
    data: { id, number, name, ownerId: owner, departmentKey: department, createdAt: new Date() },
  })
  const { pin, definition } = compiledRequest
  const version = { key: pin.key, body: canonicalJson(definition), hash: pin.hash }
  await insertDefinitionVersion(pool, { ...version, author: null, publisher: null })
}
