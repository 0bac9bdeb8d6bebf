import type { Role, Viewer } from './viewer.ts'

/** Everything that can be allowed. What is not granted below is refused. */
export const PERMISSIONS = [
  'people:search',
  'people:read',
  'people:manage',
  'audit:read',
  'accounts:read',
  'accounts:write',
  'accounts:rule',
  'definitions:read',
  'requests:start',
  'requests:read',
  'requests:change',
  'requests:intervene',
  'tasks:read',
  'tasks:decide',
  'notices:read',
  'notices:mark',
  'absences:enter',
  'files:upload',
  'files:read',
  'webhooks:manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/**
 * What a role adds: the directory is an administrator's to change and an auditor's to read, both see who was refused, and
 * an administrator intervenes in requests without seeing what they contain, says what processes may call, and by which rules
 * accounts are graded.
 */
const GRANTED: Readonly<Partial<Record<Role, readonly Permission[]>>> = {
  administrator: [
    'people:read',
    'people:manage',
    'audit:read',
    'requests:intervene',
    'webhooks:manage',
    'accounts:rule',
  ],
  auditor: ['people:read', 'audit:read'],
}

/** What a role has to add, no rank brings. */
const BY_ROLE: ReadonlySet<Permission> = new Set(Object.values(GRANTED).flat())

/** What every rank brings; who may do what to which request is the engine's and the sight's question, not this one's. */
const BUSINESS: ReadonlySet<Permission> = new Set(
  PERMISSIONS.filter((permission) => !BY_ROLE.has(permission)),
)

/** An administrator 管理员 never decides; an auditor 审计员 reads all and changes nothing but their own read marks. */
const WITHHELD: Readonly<Partial<Record<Role, readonly Permission[]>>> = {
  administrator: ['tasks:decide'],
  auditor: [
    'accounts:write',
    'requests:start',
    'requests:change',
    'tasks:decide',
    'files:upload',
    'people:manage',
    'absences:enter',
  ],
}

/** The permissions of a person, in the order of the list; none for someone who is no longer active. */
export const permissionsOf = (viewer: Viewer): readonly Permission[] => {
  if (!viewer.active) return []
  const withheld = new Set(viewer.roles.flatMap((role) => WITHHELD[role] ?? []))
  const granted = new Set(viewer.roles.flatMap((role) => GRANTED[role] ?? []))
  return PERMISSIONS.filter(
    (permission) => (BUSINESS.has(permission) || granted.has(permission)) && !withheld.has(permission),
  )
}

export const may = (viewer: Viewer, permission: Permission): boolean =>
  permissionsOf(viewer).includes(permission)
