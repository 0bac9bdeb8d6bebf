import { hashPassword } from '@countersign/api/hash-password'
import { DEMO_SETTING, type DemoMark } from '@countersign/database/clear-demo'
import type { Database } from '@countersign/database/client'
import { demoAccountBook, demoContacts } from '@countersign/demo/account-book'
import { demoAccounts } from '@countersign/demo/accounts'
import { demoCalendar } from '@countersign/demo/calendar'
import { demoDepartments } from '@countersign/demo/departments'
import { demoPeople } from '@countersign/demo/people'

const credentialOf = (id: string): string => `credential-${id}`

const departments = demoDepartments.map(({ key, name, parent, head }) => ({
  key,
  nameZh: name.zh,
  nameEn: name.en,
  parentKey: parent,
  headId: head,
}))

const people = demoPeople.map(({ id, name, email, rank, department, superior, roles }) => ({
  id,
  name,
  email,
  rank,
  departmentKey: department,
  superiorId: superior,
  roles: [...roles],
}))

/** Before the first of the demo's requests. */
const registeredAt = (): Date => new Date(Date.now() - 200 * 24 * 3600_000)

const accounts = (createdAt: Date) =>
  demoAccounts.map(({ id, number, name, owner, department, standing, target }, at) => ({
    ...demoAccountBook[at],
    id,
    number,
    name,
    ownerId: owner,
    departmentKey: department,
    standing,
    target,
    registeredAt: standing === 'key' ? createdAt : null,
    profileAt: createdAt,
    createdAt,
  }))

const contacts = (updatedAt: Date) => demoContacts.map((contact) => ({ ...contact, updatedAt }))

const users = demoPeople.map(({ id, name, email }) => ({ id, name, email, emailVerified: true }))

const credentials = (password: string) =>
  demoPeople.map(({ id }) => ({
    id: credentialOf(id),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password,
  }))

const mark: DemoMark = { people: demoPeople.map(({ id }) => id), accounts: demoAccounts.map(({ id }) => id) }

/**
 * Writes the demo people, departments, accounts and sign-ins into a database that has no organisation yet, all of it or
 * nothing. All share one password, hashed once: hashing is slow on purpose, and this is a demo.
 */
export const seedDemo = async ({ prisma }: Database, password: string): Promise<boolean> => {
  const { revision } = await prisma.organisation.findUniqueOrThrow({ where: { id: 1 } })
  if (revision > 0) return false
  const hash = await hashPassword(password)
  // Of two servers that start at once, the second one's rows are there already.
  const skipDuplicates = true
  await prisma.$transaction([
    prisma.department.createMany({ data: departments, skipDuplicates }),
    prisma.person.createMany({ data: people, skipDuplicates }),
    prisma.account.createMany({ data: accounts(registeredAt()), skipDuplicates }),
    prisma.contact.createMany({ data: contacts(registeredAt()), skipDuplicates }),
    prisma.authUser.createMany({ data: users, skipDuplicates }),
    prisma.authAccount.createMany({ data: credentials(hash), skipDuplicates }),
    prisma.setting.createMany({ data: { key: DEMO_SETTING, value: mark }, skipDuplicates }),
    prisma.organisation.updateMany({
      where: { id: 1, revision: 0 },
      data: { revision: 1, calendar: demoCalendar },
    }),
  ])
  return true
}

/** Gives the demo people another password: DEMO_PASSWORD was set or changed since they were written. */
export const changeDemoPassword = async ({ prisma }: Database, password: string): Promise<void> => {
  await prisma.authAccount.updateMany({
    where: { id: { in: demoPeople.map(({ id }) => credentialOf(id)) } },
    data: { password: await hashPassword(password), updatedAt: new Date() },
  })
}
