import type { Instance } from '@countersign/engine/instance'

type FileReference = { readonly file: string; readonly field: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Values that may be ids of files, in fields that changed. The document does not say which fields hold files, so every
 * UUID counts; the commit links those that are files the actor uploaded or that the instance has already.
 */
export const fileReferences = (before: Instance | null, after: Instance): FileReference[] =>
  [
    { now: after.fields, was: before?.fields },
    { now: after.workingCopy ?? {}, was: before?.workingCopy ?? {} },
  ].flatMap(({ now, was }) =>
    now === was
      ? []
      : Object.entries(now).flatMap(([field, value]) =>
          value === was?.[field] ? [] : [...new Set(uuidsIn(value))].map((file) => ({ file, field })),
        ),
  )

const uuidsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return UUID.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(uuidsIn) : []
}
