import { absencesRouter } from './absences/absences-router.ts'
import { accountsRouter } from './accounts/accounts-router.ts'
import { approvalsRouter } from './approvals/approvals-router.ts'
import { auditRouter } from './audit/audit-router.ts'
import { calendarsRouter } from './calendars/calendars-router.ts'
import { definitionsRouter } from './definitions/definitions-router.ts'
import { demoRouter } from './demo/demo-router.ts'
import { departmentsRouter } from './departments/departments-router.ts'
import { interventionsRouter } from './interventions/interventions-router.ts'
import { mailsRouter } from './mails/mails-router.ts'
import { noticesRouter } from './notices/notices-router.ts'
import { peopleRouter } from './people/people-router.ts'
import { profileRouter } from './profile/profile-router.ts'
import { requestsRouter } from './requests/requests-router.ts'
import { sessionRouter } from './session/session-router.ts'
import { router } from './trpc/builder.ts'
import { visitsRouter } from './visits/visits-router.ts'
import { webhooksRouter } from './webhooks/webhooks-router.ts'

/** Everything the console calls, one procedure a file. */
export const appRouter = router({
  session: sessionRouter,
  people: peopleRouter,
  departments: departmentsRouter,
  absences: absencesRouter,
  calendars: calendarsRouter,
  accounts: accountsRouter,
  definitions: definitionsRouter,
  requests: requestsRouter,
  approvals: approvalsRouter,
  interventions: interventionsRouter,
  notices: noticesRouter,
  profile: profileRouter,
  mails: mailsRouter,
  demo: demoRouter,
  audit: auditRouter,
  visits: visitsRouter,
  webhooks: webhooksRouter,
})

export type AppRouter = typeof appRouter
