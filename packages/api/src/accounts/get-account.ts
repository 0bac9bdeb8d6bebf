import { accountScope, mayChangeTeam, mayHandOver, seesSensitive } from '@countersign/access/see-account'
import { sameNamedAccounts } from '@countersign/database/same-named-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { personView } from '../views/person-view.ts'
import { accountItem, departmentLabel } from './account-item.ts'
import { AccountId, AccountPageView, ContactView, FiguresView } from './account-view.ts'
import { partOf } from './profile-of.ts'
import { seeAccount } from './see-account.ts'
import { latestWorksheetOf } from './worksheets/worksheet-rows.ts'

export const AccountInput = z.strictObject({ id: AccountId })

/** More are on the timeline; a page shows the latest. */
const MOST_FINDINGS = 100
const MOST_REPORTS = 20
const MOST_SHEETS = 5
const MOST_MERGED = 20

/** An account as its page shows it: what somebody needs before walking in. */
const getAccount = async (call: Call, id: string): Promise<Answer<AccountPageView>> => {
  const seen = await seeAccount(call, id)
  if (!seen.ok) {
    // Its id stays another name of the account it was merged into.
    const into = seen.problem.code === 'account-merged' ? seen.problem.params.into : undefined
    return typeof into === 'string' ? getAccount(call, into) : seen
  }
  const account = seen.value
  const { pool, prisma } = call.services.runtime.database
  const where = { accountId: id }
  const scope = accountScope(call.viewer)
  const [contacts, findings, openFindings, reports, risk, worksheet, same, merged] = await Promise.all([
    prisma.contact.findMany({ where, orderBy: [{ name: 'asc' }, { contactId: 'asc' }] }),
    prisma.finding.findMany({
      where,
      orderBy: [{ openedAt: 'desc' }, { findingId: 'asc' }],
      take: MOST_FINDINGS,
    }),
    prisma.finding.count({ where: { ...where, closedAt: null } }),
    prisma.callReport.findMany({
      where,
      orderBy: [{ filedAt: 'desc' }, { instanceId: 'asc' }],
      take: MOST_REPORTS,
    }),
    prisma.riskSheet.findMany({
      where,
      orderBy: [{ madeAt: 'desc' }, { sheetId: 'asc' }],
      take: MOST_SHEETS,
    }),
    latestWorksheetOf(prisma, id),
    scope === null ? [] : sameNamedAccounts(pool, [account.name], { person: call.viewer.id, scope }),
    prisma.account.findMany({
      where: { mergedInto: id },
      select: { number: true, name: true },
      orderBy: { number: 'asc' },
      take: MOST_MERGED,
    }),
  ])
  const person = (who: string | null) => (who === null ? null : personView(call.organisation, who))
  return answered({
    ...accountItem(call, { ...account, openFindings }),
    registeredAt: account.registeredAt?.toISOString() ?? null,
    profileAt: account.profileAt?.toISOString() ?? null,
    profile: partOf(account.profile, 'open'),
    sensitive: {
      may: seesSensitive(call.viewer, account),
      filled: Object.keys(partOf(account.profile, 'sensitive')),
    },
    mayHandOver: mayHandOver(call.viewer, account),
    mayChangeTeam: mayChangeTeam(call.viewer, account),
    figures: account.figures,
    risk: risk.map((sheet) => ({
      id: sheet.sheetId,
      version: sheet.modelVersion,
      scores: FiguresView.parse(sheet.scores),
      total: sheet.total,
      band: sheet.band,
      madeAt: sheet.madeAt.toISOString(),
      madeBy: person(sheet.madeBy),
      instance: sheet.instanceId,
    })),
    worksheet,
    duplicates: same
      .filter((one) => one.id !== id)
      .map((one) => ({ id: one.id, number: one.number, name: one.name })),
    merged,
    team: Object.entries(account.team).map(([role, people]) => ({
      role,
      people: people.map((who) => personView(call.organisation, who)),
    })),
    contacts: contacts.map(({ contactId, ...contact }) => ContactView.parse({ id: contactId, ...contact })),
    findings: findings.map((finding) => ({
      id: finding.findingId,
      kind: finding.kind,
      content: finding.content,
      department:
        finding.departmentKey === null
          ? null
          : {
              key: finding.departmentKey,
              name: departmentLabel(call.organisation, finding.departmentKey),
            },
      instance: finding.instanceId,
      openedAt: finding.openedAt.toISOString(),
      openedBy: person(finding.openedBy),
      closedAt: finding.closedAt?.toISOString() ?? null,
      closedBy: person(finding.closedBy),
      closing: finding.closing,
    })),
    reports: reports.map((report) => ({
      instance: report.instanceId,
      fields: z.record(z.string(), z.json()).parse(report.body),
      filedAt: report.filedAt.toISOString(),
      filedBy: person(report.filedBy),
      unlocked:
        report.unlockedAt === null || report.unlockedBy === null
          ? null
          : {
              by: personView(call.organisation, report.unlockedBy),
              at: report.unlockedAt.toISOString(),
              reason: report.unlockReason ?? '',
            },
    })),
  })
}

export const getAccountProcedure = procedureFor('accounts:read')
  .input(AccountInput)
  .output(AccountPageView)
  .query(async ({ ctx, input }) => valueFrom(await getAccount(ctx.call, input.id)))
