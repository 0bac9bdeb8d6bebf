import { FieldName, Key } from '@countersign/definition/names'
import { z } from 'zod'

/** Inputs shared by procedures and routes; each bound here is what the API promises to refuse beyond. */

export const InstanceId = z.uuid()

/** A task's public id: `<instance id>.<ordinal>`, so that nothing is ever addressed without its instance. */
export const TaskId = z
  .string()
  .max(48)
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[1-9]\d{0,5}$/)

export const PersonId = z.string().min(1).max(64)
export const Fields = z.record(FieldName, z.json())
export const Opinion = z.string()
export const Reason = z.string()
/** People chosen by the requester, by step. */
export const Chosen = z.record(Key, z.array(PersonId).max(50))
/** The revision the caller saw; refused with 409 when fields or position changed since. */
export const Revision = z.int().min(0)
/** Makes a repeated call harmless: the same key applies once. */
export const IdempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/)
export const Search = z.string().max(100)
/** Opaque; comes from the `next` of the page before. */
export const Cursor = z.string().min(1).max(500)
export const Limit = z.int().min(1).max(100)
export const FileId = z.uuid()

export const Page = z.strictObject({ cursor: Cursor.nullish(), limit: Limit.optional() })
export const DEFAULT_LIMIT = 20
