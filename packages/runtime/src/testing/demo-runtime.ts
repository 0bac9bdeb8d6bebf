import type { Database } from '@countersign/database/client'
import { type TestDatabase, testDatabase } from '@countersign/database/testing'
import { demoAccounts } from '@countersign/demo/accounts'
import { demoDepartments } from '@countersign/demo/departments'
import { demoPeople } from '@countersign/demo/people'
import { builtIn } from '@countersign/flows/built-in'
import { importBuiltIns } from '../import-built-ins.ts'
import { createRuntime, type Runtime, type RuntimeOptions } from '../runtime.ts'

/** A runtime of the demo organisation on a database of its own. */
export type DemoRuntime = { readonly runtime: Runtime; readonly database: TestDatabase } & AsyncDisposable

/** `clock` gives the time the commands see; left out, it is the database's. */
export const demoRuntime = async (
  options: Pick<RuntimeOptions, 'clock' | 'webhooks'> = {},
): Promise<DemoRuntime> => {
  const database = await testDatabase()
  await seed(database)
  const runtime = createRuntime({ database, ...options })
  await importBuiltIns(runtime, builtIn)
  return {
    runtime,
    database,
    [Symbol.asyncDispose]: async () => {
      await runtime.settled()
      await database[Symbol.asyncDispose]()
    },
  }
}

const seed = async ({ prisma }: Database): Promise<void> => {
  await prisma.department.createMany({
    data: demoDepartments.map(({ key, name, parent, head }) => ({
      key,
      nameZh: name.zh,
      nameEn: name.en,
      parentKey: parent,
      headId: head,
    })),
  })
  await prisma.person.createMany({
    data: demoPeople.map(({ id, name, email, rank, department, superior, roles }) => ({
      id,
      name,
      email,
      rank,
      departmentKey: department,
      superiorId: superior,
      roles: [...roles],
    })),
  })
  await prisma.account.createMany({
    data: demoAccounts.map(({ id, number, name, owner, department }) => ({
      id,
      number,
      name,
      ownerId: owner,
      departmentKey: department,
      createdAt: new Date('2026-01-01T00:00:00Z'),
    })),
  })
  await prisma.organisation.updateMany({ data: { revision: 1 } })
}
