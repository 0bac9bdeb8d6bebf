import { randomUUID } from 'node:crypto'
import type { Database } from '@countersign/database/client'
import { aContact } from './account-inputs.ts'

/** How somebody stands to an account. */
export const ACCOUNT_STANDINGS = {
  owner: 'rep',
  member: 'technology',
  superior: 'supervisor',
  manager: 'manager',
  director: 'director',
  auditor: 'auditor',
  colleague: 'rep2',
  'another department': 'dev-manager',
  administrator: 'admin',
  'process owner': 'owner',
} as const
type AccountStanding = keyof typeof ACCOUNT_STANDINGS

/** An account made for one cell of the matrix, with what hangs on it. */
export type AccountTarget = {
  readonly id: string
  readonly other: string
  readonly finding: string
  readonly report: string
}

type Statuses = Readonly<Record<AccountStanding, number>>
export type AccountRow = { readonly statuses: Statuses; readonly input: (target: AccountTarget) => object }

type Column = readonly [
  owner: number,
  member: number,
  superior: number,
  manager: number,
  director: number,
  auditor: number,
]

/** To whoever is not listed, the account does not exist. */
const row = ([owner, member, superior, manager, director, auditor]: Column, hidden = 404): Statuses => ({
  owner,
  member,
  superior,
  manager,
  director,
  auditor,
  colleague: hidden,
  'another department': hidden,
  administrator: hidden,
  'process owner': hidden,
})

const READS = row([200, 200, 200, 200, 200, 200])
const WRITES = row([200, 200, 200, 200, 200, 403])
const TEAM = row([200, 403, 200, 200, 200, 403])
const SUPERIORS = row([403, 403, 200, 200, 200, 403])

const id = ({ id: one }: AccountTarget) => ({ id: one })
const reason = 'a reason'

/** Every procedure that names an account, by how the caller stands to it. */
export const ACCOUNT_ROWS: Readonly<Record<string, AccountRow>> = {
  'accounts.get': { statuses: READS, input: id },
  'accounts.timeline': { statuses: READS, input: id },
  'accounts.readSensitive': { statuses: row([200, 200, 403, 200, 200, 200]), input: id },
  'accounts.saveProfile': {
    statuses: WRITES,
    input: (target) => ({ ...id(target), values: { industry: '航运' } }),
  },
  'accounts.handOver': { statuses: SUPERIORS, input: (target) => ({ ...id(target), owner: 'rep2', reason }) },
  'accounts.changeTeam': {
    statuses: TEAM,
    input: (target) => ({ ...id(target), role: 'finance', people: ['finance'] }),
  },
  'accounts.saveContact': {
    statuses: WRITES,
    input: ({ id: account }) => ({ account, ...aContact }),
  },
  'accounts.closeFinding': {
    statuses: WRITES,
    input: ({ id: account, finding }) => ({ account, finding, closing: 'done' }),
  },
  // It is locked for everybody, and an administrator's to unlock.
  'accounts.amendReport': {
    statuses: row([409, 403, 403, 403, 403, 403]),
    input: ({ id: account, report }) => ({ account, instance: report, fields: {} }),
  },
  'accounts.documents': { statuses: READS, input: id },
  // Of somebody else's upload, who may is told that there is none.
  'accounts.addDocuments': {
    statuses: row([400, 400, 400, 400, 400, 403]),
    input: (target) => ({ ...id(target), files: [randomUUID()] }),
  },
  'accounts.classify': {
    statuses: WRITES,
    input: (target) => ({
      ...id(target),
      customerType: 'value',
      category: null,
      relationship: 3,
      standing: 'prospect',
      target: false,
      figures: { share: 20 },
    }),
  },
  'accounts.merge': {
    statuses: row([403, 404, 200, 200, 200, 403]),
    input: ({ id: one, other }) => ({ id: one, merged: other, reason }),
  },
  'accounts.risk.saveSheet': {
    statuses: WRITES,
    input: ({ id: account }) => ({
      account,
      version: 0,
      scores: { advantage: 3, needs: 3, competitors: 3, fit: 3, payment: 3 },
    }),
  },
  'accounts.worksheets.save': {
    statuses: WRITES,
    input: ({ id: account }) => ({ rows: [{ account, answers: { growth: 1 } }] }),
  },
}

/** Two accounts of the rep's, one of them with a team member, a finding and a locked report of the rep's. */
export const makeAccount = async (prisma: Database['prisma']): Promise<AccountTarget> => {
  const target = { id: randomUUID(), other: randomUUID(), finding: randomUUID(), report: randomUUID() }
  const account = (one: string) => ({
    id: one,
    number: `M-${one}`,
    name: `矩阵 ${one}`,
    ownerId: 'rep',
    departmentKey: 'key-accounts',
    createdAt: new Date(),
    profile: { family: '有一子' },
  })
  const accountId = target.id
  await prisma.account.createMany({ data: [account(target.id), account(target.other)] })
  await prisma.accountMember.create({ data: { accountId, personId: 'technology', role: 'technical' } })
  await prisma.finding.create({
    data: { accountId, findingId: target.finding, kind: 'problem', content: 'late', openedAt: new Date() },
  })
  await prisma.callReport.create({
    data: { accountId, instanceId: target.report, body: {}, filedAt: new Date(), filedBy: 'rep' },
  })
  return target
}
