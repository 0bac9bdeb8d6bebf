import { ranksAtLeast, type Viewer } from './viewer.ts'

/** Who had to do with an instance. */
export type Involvement = {
  readonly requester: string
  /** The requester's department when the request was made. */
  readonly department: string
  /** False while it is a draft that was never submitted: nobody else's business yet. */
  readonly submitted: boolean
  /** Everyone a task was ever given to, and everyone who voted. */
  readonly participants: Iterable<string>
  readonly cc: Iterable<string>
}

/**
 * How much is shown: everything; the course without the values of the fields (process owners); number, definition,
 * status, steps and times only (administrators).
 */
export type InstanceSight = 'full' | 'masked' | 'metadata'

/**
 * What a person sees of an instance 可见范围: requester, past and present participants, cc, superiors along the chain, a
 * manager's department subtree, director and above, auditor: all of it. Null means it does not exist for them (404).
 */
export const seesInstance = (viewer: Viewer, involvement: Involvement): InstanceSight | null => {
  if (!viewer.active) return null
  if (viewer.id === involvement.requester || viewer.roles.includes('auditor')) return 'full'
  if (involvement.submitted && seesWhole(viewer, involvement)) return 'full'
  if (viewer.roles.includes('process-owner') && involvement.submitted) return 'masked'
  return viewer.roles.includes('administrator') ? 'metadata' : null
}

const seesWhole = (viewer: Viewer, involvement: Involvement): boolean =>
  ranksAtLeast(viewer.rank, 'director') ||
  viewer.subordinates.has(involvement.requester) ||
  viewer.departments.has(involvement.department) ||
  includes(involvement.participants, viewer.id) ||
  includes(involvement.cc, viewer.id)

const includes = (people: Iterable<string>, id: string): boolean => {
  for (const person of people) if (person === id) return true
  return false
}

/**
 * The same rule as a scope for lists: everything, or one's own involvement and these requesters and departments. What is
 * submitted beside them is hidden, or listed in outline: without what its fields hold.
 */
export type InstanceScope =
  | { readonly all: true; readonly drafts: boolean }
  | {
      readonly all: false
      readonly requesters: readonly string[]
      readonly departments: readonly string[]
      readonly others: 'hidden' | 'outlined'
    }

/** Which instances a list may show to a person; null for whom nothing may be listed. */
export const instanceScope = (viewer: Viewer): InstanceScope | null => {
  if (!viewer.active) return null
  const auditor = viewer.roles.includes('auditor')
  if (auditor || ranksAtLeast(viewer.rank, 'director')) return { all: true, drafts: auditor }
  const outlined = viewer.roles.includes('administrator') || viewer.roles.includes('process-owner')
  return {
    all: false,
    requesters: [...viewer.subordinates],
    departments: [...viewer.departments],
    others: outlined ? 'outlined' : 'hidden',
  }
}
