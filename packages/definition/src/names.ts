import { z } from 'zod'

/**
 * Keys of definitions, states, departments, option lists, delays: what XState ids, URLs and file names all accept.
 * `constructor` fits the pattern and is refused all the same: keys are looked up in plain objects.
 */
export const KEY_PATTERN = /^(?!constructor$)[a-z][a-z0-9-]*$/
export const Key = z.string().max(64).regex(KEY_PATTERN, 'must match ^[a-z][a-z0-9-]*$')

/** A field name is also a CEL identifier; names that reach an object's prototype are never fields. */
export const FIELD_NAME_PATTERN =
  /^(?!constructor$|prototype$|toString$|valueOf$|hasOwnProperty$)[a-z][a-zA-Z0-9]*$/
export const FieldName = z
  .string()
  .max(64)
  .regex(FIELD_NAME_PATTERN, 'must be a camelCase ASCII name and not a built-in property')

/** A CEL expression; its types are checked against the fields when the definition is checked. */
export const CelSource = z.string().min(1).max(2000)
