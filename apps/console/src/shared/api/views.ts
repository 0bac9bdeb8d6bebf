import type { AppRouter } from '@countersign/api/router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<AppRouter>

/** What the API answers with, as the console reads it. */
export type RequestView = Outputs['requests']['get']
export type RequestItem = Outputs['requests']['list']['items'][number]
export type MoveView = Outputs['requests']['moves']['items'][number]
export type RecordView = Outputs['requests']['records']['items'][number]
export type TaskItem = Outputs['approvals']['inbox']['items'][number]
export type RouteView = Outputs['definitions']['previewRoute']
export type NoticeView = Outputs['notices']['list']['items'][number]
export type ProfileView = Outputs['profile']['get']
export type DemoContents = Outputs['demo']['contents']
export type MailItem = Outputs['mails']['list']['items'][number]

type Inputs = inferRouterInputs<AppRouter>

/** The directory as administrators and auditors see it. */
export type DirectoryPerson = Outputs['people']['list']['items'][number]
export type PersonFormValues = Inputs['people']['create']
export type ChangePreviewInput = Inputs['people']['previewChange']
export type ImportRow = Inputs['people']['import']['rows'][number]
export type ImportOutcome = Outputs['people']['import']
/** Something that was asked for and refused. */
export type RefusedAttempt = Outputs['audit']['refusedAttempts']['items'][number]
export type DirectoryChange = Outputs['people']['changes']['items'][number]
export type AbsenceView = Outputs['absences']['list']['own'][number]
export type CalendarView = Outputs['calendars']['get']
export type AccountItem = Outputs['accounts']['list']['items'][number]
export type AccountPageView = Outputs['accounts']['get']
export type ContactView = AccountPageView['contacts'][number]
export type FindingView = AccountPageView['findings'][number]
export type ReportView = AccountPageView['reports'][number]
export type AccountEventView = Outputs['accounts']['timeline']['items'][number]
export type ClassifyAccount = Inputs['accounts']['classify']
export type AccountImportRow = Inputs['accounts']['import']['rows'][number]
export type AccountImportOutcome = Outputs['accounts']['import']
export type GradingRulesView = Outputs['accounts']['grading']['rules'][number]
export type RulesPreview = Outputs['accounts']['grading']['saveRules']
export type RiskModelView = Outputs['accounts']['risk']['model']
export type WorksheetView = Outputs['accounts']['worksheets']['list']['items'][number]
export type VisitView = Outputs['visits']['list']['items'][number]
export type BoardView = Outputs['requests']['board']
export type SaveContact = Inputs['accounts']['saveContact']
export type WebhookView = Outputs['webhooks']['list']['items'][number]
export type DirectoryDepartment = Outputs['departments']['list']['items'][number]
/** What a change of the directory would do to open tasks. */
export type ChangeEffectView = Omit<Outputs['departments']['previewRemoval'], 'people' | 'accounts'>
export type DepartmentFormValues = Inputs['departments']['create']
