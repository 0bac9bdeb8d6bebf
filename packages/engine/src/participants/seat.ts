import type { PersonId } from '../organisation.ts'

/**
 * Whom one task asks: a person, or several of whom one answers. `group` names what they answer for, such as a
 * department; a group without people is one that somebody still has to be found for.
 */
export type Seat = { readonly people: readonly PersonId[]; readonly group?: string }
