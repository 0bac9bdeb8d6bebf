import { z } from 'zod'

/** What administrators enter about people; names are kept without the spaces around them. */
export const PersonName = z.string().trim().min(1).max(100)
/** Sign-in looks addresses up in lower case, so they are kept so. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** The same bounds as for a change of password (`sign-in/auth.ts`). */
export const NewPassword = z.string().min(12).max(128)
/** A secret out of a link that is used once. */
export const OneTimeToken = z.string().min(1).max(200)
