import type { Standing } from './standings.ts'

/** What a call is about: a request waiting to be decided, a draft never submitted, or none. */
export type Subject = 'running' | 'draft'

/** A request made for one cell of the matrix. */
export type Target = { readonly id: string; readonly task: string; readonly file: string }

type Statuses = Readonly<Record<Standing, number>>

export type RequestRow = {
  readonly on: Subject
  readonly statuses: Statuses
  readonly input: (target: Target) => object
  /** For a route: the address with the target in it; procedures are named by the row. */
  readonly path?: (target: Target) => string
}

/** The statuses in the order of the columns below; nobody signed in, or disabled since, gets a 401 everywhere. */
const row = ([requester, decides, sees, masked, metadata, audits, unseen]: readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]): Statuses => ({
  requester,
  decides,
  sees,
  masked,
  metadata,
  audits,
  unseen,
  disabled: 401,
  'signed-out': 401,
})

// requester, decides, sees, masked, metadata, audits, unseen
const READS = row([200, 200, 200, 200, 200, 200, 404])
const REQUESTER_ONLY = row([200, 403, 403, 403, 403, 403, 404])
const NOT_NOW = row([409, 403, 403, 403, 403, 403, 404])
const TAKES_PART = row([200, 200, 403, 403, 403, 403, 404])
const WHOEVER_SEES = row([200, 200, 200, 403, 403, 403, 404])
const DECIDER_ONLY = row([403, 200, 403, 403, 403, 403, 404])
/** Whoever is asked to decide is told why not now; everybody else, that it is not theirs. */
const decider = (status: number) => row([403, status, 403, 403, 403, 403, 404])
/** An administrator's alone, and never in their own request; others are refused before it is looked for. */
const administrator = (status: number) => row([403, 403, 403, 403, status, 403, 403])
const CONTENTS = row([200, 200, 200, 404, 404, 200, 404])
/** A draft is nobody's but the requester's, an administrator seeing that it exists and an auditor all. */
const DRAFT_READS = row([200, 404, 404, 404, 200, 200, 404])
const DRAFT_CHANGES = row([200, 404, 404, 404, 403, 403, 404])

const id = ({ id: one }: Target) => ({ id: one })
const note = { note: 'changed' }
const task = ({ task: one }: Target) => ({ task: one })
const reason = 'the approver is ill'

/** Procedures about one request. A new procedure needs a row here or in `PLAIN_ROWS`. */
export const PROCEDURE_ROWS: Readonly<Record<string, readonly RequestRow[]>> = {
  'requests.get': [
    { on: 'running', statuses: READS, input: id },
    { on: 'draft', statuses: DRAFT_READS, input: id },
  ],
  'requests.records': [{ on: 'running', statuses: READS, input: id }],
  'approvals.lastLook': [
    { on: 'running', statuses: READS, input: id },
    { on: 'draft', statuses: DRAFT_READS, input: id },
  ],
  'approvals.recordLook': [
    { on: 'running', statuses: READS, input: (target) => ({ ...id(target), seq: 1 }) },
  ],
  'requests.moves': [{ on: 'running', statuses: READS, input: id }],
  'requests.explain': [{ on: 'running', statuses: READS, input: id }],
  'requests.saveDraft': [
    { on: 'running', statuses: NOT_NOW, input: (target) => ({ ...id(target), fields: note }) },
    { on: 'draft', statuses: DRAFT_CHANGES, input: (target) => ({ ...id(target), fields: note }) },
  ],
  'requests.discard': [
    { on: 'running', statuses: NOT_NOW, input: id },
    { on: 'draft', statuses: DRAFT_CHANGES, input: id },
  ],
  'requests.submit': [
    { on: 'running', statuses: NOT_NOW, input: id },
    { on: 'draft', statuses: DRAFT_CHANGES, input: id },
  ],
  'requests.withdraw': [{ on: 'running', statuses: REQUESTER_ONLY, input: id }],
  'requests.remind': [{ on: 'running', statuses: REQUESTER_ONLY, input: id }],
  'requests.comment': [
    { on: 'running', statuses: WHOEVER_SEES, input: (target) => ({ ...id(target), text: 'a word' }) },
  ],
  'requests.cc': [
    { on: 'running', statuses: TAKES_PART, input: (target) => ({ ...id(target), to: ['quality'] }) },
  ],
  'requests.attach': [
    {
      on: 'running',
      statuses: TAKES_PART,
      input: (target) => ({ ...id(target), field: 'papers', files: [target.file] }),
    },
  ],
  'approvals.decide': [
    {
      on: 'running',
      statuses: DECIDER_ONLY,
      input: (target) => ({ ...task(target), outcome: 'approve', opinion: 'agreed' }),
    },
  ],
  'approvals.claim': [{ on: 'running', statuses: decider(422), input: task }],
  'approvals.release': [{ on: 'running', statuses: decider(409), input: task }],
  'approvals.transfer': [
    { on: 'running', statuses: DECIDER_ONLY, input: (target) => ({ ...task(target), to: 'quality' }) },
  ],
  'approvals.delegate': [
    { on: 'running', statuses: DECIDER_ONLY, input: (target) => ({ ...task(target), to: 'quality' }) },
  ],
  'approvals.addParticipants': [
    {
      on: 'running',
      statuses: DECIDER_ONLY,
      input: (target) => ({ ...task(target), to: ['quality'], where: 'beside' }),
    },
  ],
  'approvals.removeParticipant': [{ on: 'running', statuses: decider(403), input: task }],
  'approvals.takeBack': [{ on: 'running', statuses: row([409, 409, 409, 403, 403, 403, 404]), input: id }],
  'interventions.reassign': [
    {
      on: 'running',
      statuses: administrator(200),
      input: (target) => ({ ...id(target), step: 'review', to: ['quality'], reason }),
    },
  ],
  'interventions.suspend': [
    { on: 'running', statuses: administrator(200), input: (target) => ({ ...id(target), reason }) },
  ],
  'interventions.resume': [
    { on: 'running', statuses: administrator(409), input: (target) => ({ ...id(target), reason }) },
  ],
  'interventions.terminate': [
    { on: 'running', statuses: administrator(200), input: (target) => ({ ...id(target), reason }) },
  ],
  'interventions.repair': [
    {
      on: 'running',
      statuses: administrator(200),
      input: (target) => ({ ...id(target), to: 'review', reason }),
    },
  ],
}

const none = () => ({})

/** Routes about one request, by method and pattern. */
export const ROUTE_ROWS: Readonly<Record<string, readonly RequestRow[]>> = {
  'GET /api/v1/instances/:id': [
    { on: 'running', statuses: READS, input: none, path: (target) => `/api/v1/instances/${target.id}` },
    { on: 'draft', statuses: DRAFT_READS, input: none, path: (target) => `/api/v1/instances/${target.id}` },
  ],
  'GET /api/v1/instances/:id/records': [
    {
      on: 'running',
      statuses: READS,
      input: none,
      path: (target) => `/api/v1/instances/${target.id}/records`,
    },
  ],
  'GET /api/v1/instances/:id/moves': [
    { on: 'running', statuses: READS, input: none, path: (target) => `/api/v1/instances/${target.id}/moves` },
  ],
  'GET /api/v1/instances/:id/sheet': [
    { on: 'running', statuses: READS, input: none, path: (target) => `/api/v1/instances/${target.id}/sheet` },
  ],
  'POST /api/v1/instances/:id/commands': [
    {
      on: 'running',
      statuses: REQUESTER_ONLY,
      input: () => ({ command: 'withdraw' }),
      path: (target) => `/api/v1/instances/${target.id}/commands`,
    },
    {
      on: 'draft',
      statuses: DRAFT_CHANGES,
      input: () => ({ command: 'discard' }),
      path: (target) => `/api/v1/instances/${target.id}/commands`,
    },
  ],
  'POST /api/v1/tasks/:id/decide': [
    {
      on: 'running',
      statuses: DECIDER_ONLY,
      input: () => ({ outcome: 'reject', opinion: 'not this time' }),
      path: (target) => `/api/v1/tasks/${target.task}/decide`,
    },
  ],
  'GET /api/v1/files/:id': [
    { on: 'running', statuses: CONTENTS, input: none, path: (target) => `/api/v1/files/${target.file}` },
  ],
}
