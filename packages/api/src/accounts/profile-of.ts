import type { Profile } from '@countersign/accounts/profile'
import {
  PROFILE_FIELD_NAMES,
  PROFILE_FIELDS,
  type ProfileFieldName,
} from '@countersign/accounts/profile-fields'

export type { Profile }

/** The profile in a stored document, in the order of its fields; what no field of a profile is called is left out. */
export const profileOf = (stored: unknown): Profile => {
  const values = new Map(Object.entries(stored ?? {}))
  return Object.fromEntries(
    PROFILE_FIELD_NAMES.flatMap((name) => {
      const value: unknown = values.get(name)
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
    }),
  )
}

export const isSensitive = (name: ProfileFieldName): boolean => {
  const field: { readonly sensitive?: string } = PROFILE_FIELDS[name]
  return field.sensitive !== undefined
}

/** What everybody who sees the account is shown of it, or only what is sensitive 敏感. */
export const partOf = (profile: Profile, part: 'open' | 'sensitive'): Profile =>
  Object.fromEntries(
    Object.entries(profile).filter(
      ([name]) => isSensitive(name as ProfileFieldName) === (part === 'sensitive'),
    ),
  )
