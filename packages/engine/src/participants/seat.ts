import type { PersonId } from '../organisation.ts'

/**
 * Whom one task asks: a person, or several of whom one answers. `group` names what they answer for, such as a
 * department; a group without people is one that somebody still has to be found for.
 */
export type Seat = { readonly people: readonly PersonId[]; readonly group?: string }

/** The group of people that a rule finds: by the rule's place, and the department that it goes through. */
export const groupOf = (rule: number, department: string | null): string => `${rule}:${department ?? ''}`

/** The department that a group answers for; null for a group of a rule that goes through none. */
export const departmentOf = (group: string): string | null => group.slice(group.indexOf(':') + 1) || null
