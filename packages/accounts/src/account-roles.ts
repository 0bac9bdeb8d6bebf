/** What people do for an account in its team 服务团队, beside its owner; a collaborator 协作人 only sees it. */
export const ACCOUNT_ROLES = [
  'sales',
  'marketing',
  'technical',
  'finance',
  'training',
  'collaborator',
] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]
