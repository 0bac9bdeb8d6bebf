import { PROFILE_FIELD_NAMES, PROFILE_FIELDS, type ProfileFieldName } from './profile-fields.ts'

/** What is known of an account; absent means not filled. */
export type Profile = Readonly<Partial<Record<ProfileFieldName, string | number>>>

const isFilled = (profile: Profile, name: ProfileFieldName): boolean => {
  const value = profile[name]
  return typeof value === 'number' ? Number.isFinite(value) : value !== undefined && value.trim() !== ''
}

/** Completeness 完整度 of a profile in whole per cent. */
export const completenessOf = (profile: Profile): number => {
  const filled = PROFILE_FIELD_NAMES.filter((name) => isFilled(profile, name)).length
  return Math.floor((filled * 100) / PROFILE_FIELD_NAMES.length)
}

/** The fields that an information level asks for beyond the one below. */
export const fieldsOfLevel = (level: 1 | 2 | 3): readonly ProfileFieldName[] =>
  PROFILE_FIELD_NAMES.filter((name) => {
    const field: { readonly level?: number } = PROFILE_FIELDS[name]
    return field.level === level
  })

/** The information level 信息等级: the highest whose fields, and those of all below it, are filled; 0 before the first. */
export const informationLevel = (profile: Profile): 0 | 1 | 2 | 3 => {
  const reached = ([1, 2, 3] as const).findIndex(
    (level) => !fieldsOfLevel(level).every((name) => isFilled(profile, name)),
  )
  return (reached < 0 ? 3 : reached) as 0 | 1 | 2 | 3
}
