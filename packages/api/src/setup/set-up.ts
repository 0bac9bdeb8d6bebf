import { createHash, timingSafeEqual } from 'node:crypto'
import { changeDirectory, type DirectoryTransaction } from '@countersign/database/change-directory'
import { calendarForChina } from '@countersign/definition/calendar-days'
import type { Runtime } from '@countersign/runtime/runtime'
import type { Language } from '@countersign/texts/text'
import { z } from 'zod'
import { personIdFor } from '../people/person-id-for.ts'
import { Email, NewPassword, OneTimeToken, PersonName } from '../people/person-input.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { hashPassword } from '../sign-in/hash-password.ts'
import { passwordFault } from '../sign-in/password-fault.ts'
import { FIRST_DEPARTMENTS, TOP_DEPARTMENT } from './first-departments.ts'

/** What a server that found no people offers to whoever holds the printed address. */
export type SetupOffer = {
  readonly token: string
  /** Called once the first administrator stands: what had to wait for an organisation. */
  readonly afterwards: () => Promise<void>
}

/** The company, and its first administrator with a password of their own. */
export const SetupInput = z.strictObject({
  token: OneTimeToken,
  company: PersonName,
  name: PersonName,
  email: Email,
  password: NewPassword,
})
export type SetupInput = z.infer<typeof SetupInput>

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (given: string, kept: string): boolean => timingSafeEqual(digest(given), digest(kept))

type Work = {
  readonly runtime: Pick<Runtime, 'database' | 'organisation'>
  readonly offer: SetupOffer
  readonly language: Language
}

/**
 * First set-up 首次设置: departments and one administrator, in one transaction that finds the directory empty or is
 * refused with `setup-done`. Of two at once one wins, whatever server they reach.
 */
export const setUp = async (work: Work, input: SetupInput): Promise<Answer<{ id: string }>> => {
  const { runtime, offer, language } = work
  if (!isSame(input.token, offer.token)) return refused(problem('setup-token-wrong'))
  const fault = passwordFault(input.password, input)
  if (fault !== null) return refused(fault)
  const id = personIdFor(input.email, new Set())
  const passwordHash = await hashPassword(input.password)
  const changed = await changeDirectory<Problem>(runtime.database, async (transaction) => {
    if ((await transaction.person.count()) > 0) return problem('setup-done')
    await writeDepartments(transaction, input.company)
    await transaction.organisation.update({ where: { id: 1 }, data: { calendar: calendarForChina() } })
    await writeAdministrator(transaction, { ...input, id, language, passwordHash })
    return null
  })
  if (!changed.changed) return refused(changed.refusal)
  await runtime.organisation.refresh()
  await offer.afterwards()
  return answered({ id })
}

const writeDepartments = async (transaction: DirectoryTransaction, company: string): Promise<void> => {
  const top = { key: TOP_DEPARTMENT, nameZh: company, nameEn: company }
  const below = FIRST_DEPARTMENTS.map((department) => ({ ...department, parentKey: TOP_DEPARTMENT }))
  // What an earlier try with other departments left is kept: only people decide whether a set-up is still open.
  await transaction.department.createMany({ data: [top, ...below], skipDuplicates: true })
}

type Administrator = Pick<SetupInput, 'name' | 'email'> & {
  readonly id: string
  readonly language: Language
  readonly passwordHash: string
}

/** Staff without an approval rank: no rule by rank may ever name an administrator as an approver. */
const writeAdministrator = async (
  transaction: DirectoryTransaction,
  { id, name, email, language, passwordHash }: Administrator,
): Promise<void> => {
  await transaction.person.create({
    data: {
      id,
      name,
      email,
      language,
      rank: 'rep',
      departmentKey: TOP_DEPARTMENT,
      roles: ['administrator'],
    },
  })
  await transaction.authUser.create({ data: { id, name, email, emailVerified: true } })
  await transaction.authAccount.create({
    data: {
      id: `credential-${id}`,
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
    },
  })
}
