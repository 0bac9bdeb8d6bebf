import { z } from 'zod'
import { FixedDelay } from './delay.ts'
import { Label } from './label.ts'
import { FieldName, Key } from './names.ts'

const annotations = {
  'x-label': Label.optional(),
  'x-help': Label.optional(),
  /** What the value refers to: an account, a person, a department, an uploaded file. */
  'x-ref': z.enum(['account', 'person', 'department', 'file']).optional(),
  /** The option list (in `options`) that holds the legal values. */
  'x-options': Key.optional(),
  /** Sensitive 敏感: shown by role, each read logged, masked in exports. */
  'x-sensitive': z.enum(['health', 'family', 'economic', 'gift', 'personal']).optional(),
  /** Money is integer fen 分; other units are shown beside the value. */
  'x-unit': z.string().max(20).optional(),
  'x-multiline': z.boolean().optional(),
}

export const ScalarField = z.strictObject({
  type: z.enum(['string', 'integer', 'number', 'boolean']),
  format: z.enum(['date', 'date-time', 'email', 'uri']).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(0).max(20_000).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string().max(200)).min(1).max(200).optional(),
  /** A date field of a new form begins with the day so much later, such as a promise date in five workdays. */
  'x-initial': FixedDelay.optional(),
  ...annotations,
})
const ObjectItem = z.strictObject({
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  required: z.array(FieldName).optional(),
  properties: z.record(FieldName, ScalarField),
  ...annotations,
})
const List = z.strictObject({
  type: z.literal('array'),
  minItems: z.int().min(0).max(200).optional(),
  maxItems: z.int().min(0).max(200).optional(),
  uniqueItems: z.boolean().optional(),
  items: z.discriminatedUnion('type', [ScalarField, ObjectItem]),
  ...annotations,
})

/** One field of a form: a JSON Schema subset with labels, references and option lists beside it. */
export const Field = z.discriminatedUnion('type', [ScalarField, List, ObjectItem])
export type Field = z.infer<typeof Field>
export type ScalarField = z.infer<typeof ScalarField>
export type ListField = z.infer<typeof List>

/** The fields 表单字段 of a definition. Lists hold 200 items at most, so conditions over them stay bounded. */
export const Fields = z.strictObject({
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  required: z.array(FieldName).optional(),
  properties: z.record(FieldName, Field),
})
export type Fields = z.infer<typeof Fields>

/** What a form holds at one time. Absent means not filled. */
export type FieldValues = Readonly<Record<string, FieldValue>>
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue }
