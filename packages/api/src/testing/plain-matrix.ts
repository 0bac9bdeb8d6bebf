import { DEFAULT_RULES } from '@countersign/accounts/grading-rules'
import { DEFAULT_RISK_MODEL } from '@countersign/accounts/risk-model'
import { aContact, aRow } from './account-inputs.ts'

/** Statuses of a call that is about no request in particular, by who calls. */
export type PlainRow = {
  /** Everybody signed in but those named below. */
  readonly everybody: number
  readonly auditor: number
  /** An administrator, where it is not as for everybody. */
  readonly administrator?: number
  /** Signed out, or disabled since. */
  readonly nobody: number
  readonly input?: object
  readonly path?: string
}

const READS = { everybody: 200, auditor: 200, nobody: 401 } as const
/** The directory: an administrator's to change, an auditor's to read. */
const MANAGES = { everybody: 403, auditor: 403, administrator: 200, nobody: 401 } as const
const LOOKS_AT_PEOPLE = { ...MANAGES, auditor: 200 } as const
/** An account that is not there, which is as one that is not the caller's to see. */
const OF_A_STRANGER = { everybody: 404, auditor: 404, nobody: 401 } as const
const CHANGES_A_STRANGER = { ...OF_A_STRANGER, auditor: 403 } as const
const NO_ID = '00000000-0000-8000-8000-000000000000'
const technology = {
  name: '高志远',
  email: 'technology@demo.example',
  rank: 'manager',
  department: 'technology',
  superior: 'gm',
  roles: [],
}
const service = { key: 'service', name: { zh: '服务部', en: 'Service' }, parent: 'head-office', head: null }
const note = { note: 'a note' }
const away = { from: '2099-02-01T01:00:00.000Z', until: '2099-02-05T10:00:00.000Z' }

/** Procedures about no single request. */
export const PLAIN_PROCEDURES: Readonly<Record<string, PlainRow>> = {
  'session.me': READS,
  'audit.refusedAttempts': { ...LOOKS_AT_PEOPLE, input: {} },
  'people.search': { ...READS, input: { q: 'a' } },
  'people.list': { ...LOOKS_AT_PEOPLE, input: {} },
  'people.changes': { ...LOOKS_AT_PEOPLE, input: { person: 'quality' } },
  'people.create': { ...MANAGES, input: { ...technology, email: 'new@demo.example' } },
  'people.invite': { ...MANAGES, input: { id: 'quality' } },
  'people.update': { ...MANAGES, input: { id: 'technology', ...technology } },
  'people.previewChange': { ...MANAGES, input: { change: 'disable', id: 'quality', successor: null } },
  'people.disable': { ...MANAGES, input: { id: 'quality', successor: null } },
  'people.enable': { ...MANAGES, input: { id: 'quality' } },
  'people.import': {
    ...MANAGES,
    input: {
      rows: [{ name: 'N', email: 'n@demo.example', rank: 'rep', department: 'quality', superior: '' }],
      apply: false,
    },
  },
  'people.absences': { ...LOOKS_AT_PEOPLE, input: { id: 'quality' } },
  'people.addAbsence': { ...MANAGES, input: { id: 'quality', ...away, substitute: 'technology' } },
  'people.removeAbsence': { ...MANAGES, administrator: 404, input: { id: 'quality', from: away.until } },
  'absences.list': READS,
  'absences.add': { ...READS, auditor: 403, input: { ...away, substitute: 'production' } },
  'absences.remove': { everybody: 404, auditor: 403, nobody: 401, input: { from: away.until } },
  'calendars.get': { ...READS, input: { department: null } },
  'calendars.save': {
    ...MANAGES,
    input: { department: 'technology', calendar: null, before: null },
  },
  'webhooks.list': MANAGES,
  'webhooks.save': {
    ...MANAGES,
    input: { key: 'erp', url: 'https://erp.example/hook', allowPrivate: false, renew: false },
  },
  'webhooks.try': { ...MANAGES, input: { key: 'nowhere' } },
  'webhooks.remove': { ...MANAGES, administrator: 404, input: { key: 'nowhere' } },
  'departments.names': READS,
  'departments.list': LOOKS_AT_PEOPLE,
  'departments.create': { ...MANAGES, input: service },
  'departments.update': { ...MANAGES, input: service },
  'departments.previewRemoval': { ...MANAGES, input: { key: 'service', to: null } },
  'departments.remove': { ...MANAGES, input: { key: 'service', to: null } },
  'accounts.search': { ...READS, input: {} },
  'accounts.list': { ...READS, input: {} },
  'accounts.get': { ...OF_A_STRANGER, input: { id: 'nowhere' } },
  'accounts.timeline': { ...OF_A_STRANGER, input: { id: 'nowhere' } },
  'accounts.readSensitive': { ...OF_A_STRANGER, input: { id: 'nowhere' } },
  'accounts.create': { ...READS, auditor: 403, input: { name: '一家新客户', despite: true } },
  'accounts.saveProfile': { ...CHANGES_A_STRANGER, input: { id: 'nowhere', values: {} } },
  'accounts.handOver': {
    ...CHANGES_A_STRANGER,
    input: { id: 'nowhere', owner: 'rep', reason: 'a reason' },
  },
  'accounts.changeTeam': {
    ...CHANGES_A_STRANGER,
    input: { id: 'nowhere', role: 'technical', people: [] },
  },
  'accounts.saveContact': { ...CHANGES_A_STRANGER, input: { account: 'nowhere', ...aContact } },
  'accounts.closeFinding': {
    ...CHANGES_A_STRANGER,
    input: { account: 'nowhere', finding: NO_ID, closing: 'done' },
  },
  'accounts.reportLock': { ...MANAGES, input: { instance: NO_ID } },
  'accounts.unlockReport': {
    ...MANAGES,
    administrator: 404,
    input: { instance: NO_ID, reason: 'a reason' },
  },
  'accounts.amendReport': {
    ...CHANGES_A_STRANGER,
    input: { account: 'nowhere', instance: NO_ID, fields: {} },
  },
  'accounts.documents': { ...OF_A_STRANGER, input: { id: 'nowhere' } },
  'accounts.addDocuments': { ...CHANGES_A_STRANGER, input: { id: 'nowhere', files: [NO_ID] } },
  'accounts.classify': {
    ...CHANGES_A_STRANGER,
    input: {
      id: 'nowhere',
      customerType: null,
      category: null,
      relationship: null,
      standing: 'prospect',
      target: false,
      figures: {},
    },
  },
  'accounts.merge': { ...CHANGES_A_STRANGER, input: { id: 'nowhere', merged: 'nobody', reason: 'a reason' } },
  'accounts.import': {
    ...READS,
    auditor: 403,
    input: { import: NO_ID, offset: 0, rows: [aRow], despite: false, apply: false },
  },
  'accounts.exportRows': { ...READS, input: {} },
  'accounts.grading.rules': READS,
  'accounts.grading.ranking': READS,
  'accounts.grading.saveRules': {
    ...MANAGES,
    input: { scheme: 'abc', rules: DEFAULT_RULES.abc, before: 0, apply: false },
  },
  'accounts.risk.model': READS,
  'accounts.risk.saveModel': {
    ...MANAGES,
    administrator: 409,
    input: { model: DEFAULT_RISK_MODEL, before: 99 },
  },
  'accounts.risk.saveSheet': { ...CHANGES_A_STRANGER, input: { account: 'nowhere', version: 0, scores: {} } },
  'accounts.worksheets.list': { ...READS, input: {} },
  'accounts.worksheets.save': {
    ...CHANGES_A_STRANGER,
    input: { rows: [{ account: 'nowhere', answers: {} }] },
  },
  'visits.list': {
    ...READS,
    input: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
  },
  'definitions.list': READS,
  'definitions.get': { ...READS, input: { key: 'open-request' } },
  'definitions.previewRoute': { ...READS, auditor: 403, input: { key: 'open-request', fields: note } },
  'requests.start': {
    ...READS,
    auditor: 403,
    input: { definition: 'open-request', fields: note, submit: true },
  },
  'requests.board': { ...READS, input: { definition: 'open-request' } },
  'requests.list': { ...READS, input: { box: 'all' } },
  'approvals.inbox': { ...READS, input: {} },
  'approvals.approveMany': {
    ...READS,
    auditor: 403,
    administrator: 403,
    input: { tasks: [{ task: '00000000-0000-8000-8000-000000000000.1', revision: 1 }] },
  },
  'approvals.count': READS,
  'approvals.lists': READS,
  'approvals.phrases': READS,
  'approvals.savePhrases': { ...READS, input: { texts: ['同意'] } },
  'notices.list': { ...READS, input: {} },
  'notices.markRead': { ...READS, input: {} },
  'profile.get': READS,
  'profile.saveLanguage': { ...READS, input: { language: 'en' } },
  'profile.saveMail': {
    ...READS,
    input: { mode: 'digest', muted: ['copied'], digestAt: '08:30', quiet: null, zone: 'Asia/Shanghai' },
  },
  // There in a demo alone.
  'demo.contents': { ...MANAGES, administrator: 404 },
  'demo.clear': { ...MANAGES, administrator: 404, input: { confirm: 'clear-demo' } },
  // Kept in a demo alone.
  'mails.list': { everybody: 404, auditor: 404, nobody: 401, input: {} },
  'mails.get': { everybody: 404, auditor: 404, nobody: 401, input: { id: 'x@c.example' } },
}

/** Routes about no single request, by method and pattern. */
export const PLAIN_ROUTES: Readonly<Record<string, PlainRow>> = {
  'GET /api/v1/me': READS,
  'GET /api/v1/definitions': READS,
  'GET /api/v1/definitions/:key': { ...READS, path: '/api/v1/definitions/open-request' },
  'GET /api/v1/definitions/:key/versions/:n': {
    ...READS,
    path: '/api/v1/definitions/open-request/versions/1',
  },
  'POST /api/v1/definitions/:key/route-preview': {
    ...READS,
    auditor: 403,
    path: '/api/v1/definitions/open-request/route-preview',
    input: { fields: note },
  },
  'GET /api/v1/accounts': READS,
  'POST /api/v1/instances': {
    everybody: 201,
    auditor: 403,
    nobody: 401,
    input: { definition: 'open-request', fields: note, submit: false },
  },
  'GET /api/v1/instances': READS,
  'GET /api/v1/tasks': READS,
  // An empty form: whoever may upload is told that the file is missing.
  'POST /api/v1/files': { everybody: 415, auditor: 403, nobody: 401, input: {} },
  'GET /api/live': READS,
  // A link is for people who cannot sign in; this one names none.
  'POST /api/invitation': { everybody: 400, auditor: 400, nobody: 400, input: {} },
  'GET /api/setup': { everybody: 200, auditor: 200, nobody: 200 },
  // Closed for ever where there are people.
  'POST /api/setup': { everybody: 409, auditor: 409, nobody: 409, input: {} },
  'GET /api/openapi.json': { everybody: 200, auditor: 200, nobody: 200 },

  // Open to everybody: an empty form is told what it lacks.
  'POST /api/auth/sign-in/email': { everybody: 400, auditor: 400, nobody: 400, input: {} },
  'GET /api/auth/get-session': { everybody: 200, auditor: 200, nobody: 200 },
  'GET /api/auth/forgot-password': { everybody: 200, auditor: 200, nobody: 200 },
  'POST /api/auth/forgot-password': { everybody: 400, auditor: 400, nobody: 400, input: {} },
  'POST /api/auth/change-password': { everybody: 400, auditor: 400, nobody: 401, input: {} },
  'POST /api/auth/api-key/create': { ...READS, input: { name: 'for a script' } },
  'GET /api/auth/api-key/list': READS,
  'POST /api/auth/api-key/delete': { everybody: 400, auditor: 400, nobody: 401, input: {} },
  // Last: it ends the session.
  'POST /api/auth/sign-out': { everybody: 200, auditor: 200, nobody: 200, input: {} },
}
