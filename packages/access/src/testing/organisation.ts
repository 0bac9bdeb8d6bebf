import { type Role, type Viewer, type ViewerPerson, type ViewerRank, viewerOf } from '../viewer.ts'

const person = (
  id: string,
  rank: ViewerRank,
  department: string,
  more: { superior?: string; roles?: readonly Role[]; active?: boolean } = {},
): ViewerPerson => ({ id, rank, department, superior: null, roles: [], active: true, ...more })

/** A head office above a sales department with a team of its own below, and a marketing department beside it. */
const people: readonly ViewerPerson[] = [
  person('gm', 'gm', 'head-office'),
  person('director', 'director', 'head-office', { superior: 'gm' }),
  person('manager', 'manager', 'sales', { superior: 'director' }),
  person('supervisor', 'supervisor', 'sales', { superior: 'manager' }),
  person('rep', 'rep', 'sales', { superior: 'supervisor' }),
  person('rep2', 'rep', 'sales', { superior: 'supervisor' }),
  person('field-rep', 'rep', 'field', { superior: 'supervisor' }),
  person('left', 'director', 'sales', { superior: 'gm', active: false }),
  person('mkt-manager', 'manager', 'marketing', { superior: 'director' }),
  person('mkt-supervisor', 'supervisor', 'marketing', { superior: 'mkt-manager' }),
  person('acting-head', 'supervisor', 'marketing', { superior: 'mkt-manager' }),
  person('owner', 'rep', 'marketing', { superior: 'mkt-manager', roles: ['process-owner'] }),
  person('publisher', 'rep', 'head-office', { roles: ['publisher'] }),
  person('admin', 'rep', 'head-office', { roles: ['administrator'] }),
  person('auditor', 'rep', 'head-office', { roles: ['auditor'] }),
]

const departments = [
  { key: 'head-office', parent: null, head: 'gm' },
  { key: 'sales', parent: 'head-office', head: 'manager' },
  { key: 'field', parent: 'sales', head: null },
  { key: 'marketing', parent: 'head-office', head: 'mkt-manager' },
  { key: 'events', parent: 'marketing', head: 'acting-head' },
]

export const viewer = (id: string): Viewer => {
  const found = people.find((one) => one.id === id)
  if (found === undefined) throw new Error(`nobody is called ${id}`)
  return viewerOf(found, { people, departments })
}
