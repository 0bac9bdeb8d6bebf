/** How somebody stands to one request; what they may do with it follows from this alone. */
export type Standing =
  | 'requester'
  /** Sees it and is asked to decide it. */
  | 'decides'
  /** Sees all of it without taking part. */
  | 'sees'
  /** A process owner: its course without its contents. */
  | 'masked'
  /** An administrator: that it exists and where it is. */
  | 'metadata'
  /** An auditor: sees all, changes nothing, their own included. */
  | 'audits'
  | 'unseen'
  /** Was disabled after signing in. */
  | 'disabled'
  | 'signed-out'

export type Relation = 'own' | 'team' | 'other'

/** A request by somebody, and how a person stands to it. */
type Cell = { readonly by: string; readonly standing: Standing }

const cell = (by: string, standing: Standing): Cell => ({ by, standing })

/** Everybody whose rights differ, with a request of their own, one of their team's and one of somebody else's. */
export const STANDINGS: Readonly<Record<string, Partial<Readonly<Record<Relation, Cell>>>>> = {
  rep: { own: cell('rep', 'requester'), team: cell('rep2', 'unseen'), other: cell('mkt-rep', 'unseen') },
  supervisor: {
    own: cell('supervisor', 'requester'),
    team: cell('rep', 'sees'),
    other: cell('mkt-rep', 'unseen'),
  },
  manager: { own: cell('manager', 'requester'), team: cell('rep', 'sees'), other: cell('mkt-rep', 'unseen') },
  director: {
    own: cell('director', 'requester'),
    team: cell('rep', 'decides'),
    other: cell('technology', 'decides'),
  },
  vp: { own: cell('vp', 'requester'), team: cell('manager', 'sees'), other: cell('technology', 'sees') },
  gm: { own: cell('gm', 'requester'), team: cell('vp', 'sees'), other: cell('mkt-rep', 'sees') },
  'dev-rep': {
    own: cell('dev-rep', 'requester'),
    team: cell('dev-supervisor', 'unseen'),
    other: cell('rep', 'unseen'),
  },
  'dev-supervisor': {
    own: cell('dev-supervisor', 'requester'),
    team: cell('dev-rep', 'sees'),
    other: cell('rep', 'unseen'),
  },
  'dev-manager': {
    own: cell('dev-manager', 'requester'),
    team: cell('dev-rep', 'sees'),
    other: cell('rep', 'unseen'),
  },
  'mkt-supervisor': {
    own: cell('mkt-supervisor', 'requester'),
    team: cell('mkt-rep', 'sees'),
    other: cell('rep', 'unseen'),
  },
  'mkt-manager': {
    own: cell('mkt-manager', 'requester'),
    team: cell('owner', 'sees'),
    other: cell('rep', 'unseen'),
  },
  technology: { own: cell('technology', 'requester'), other: cell('rep', 'unseen') },
  owner: { own: cell('owner', 'requester'), team: cell('mkt-rep', 'masked'), other: cell('rep', 'masked') },
  publisher: {
    own: cell('publisher', 'requester'),
    team: cell('director', 'unseen'),
    other: cell('rep', 'unseen'),
  },
  admin: {
    own: cell('admin', 'requester'),
    team: cell('director', 'metadata'),
    other: cell('rep', 'metadata'),
  },
  auditor: { own: cell('auditor', 'audits'), team: cell('director', 'audits'), other: cell('rep', 'audits') },
  archive: {
    own: cell('archive', 'disabled'),
    team: cell('director', 'disabled'),
    other: cell('rep', 'disabled'),
  },
  'signed-out': { other: cell('rep', 'signed-out') },
}

/** Who is disabled once everybody has signed in. */
export const DISABLED = 'archive'
export const SIGNED_OUT = 'signed-out'
