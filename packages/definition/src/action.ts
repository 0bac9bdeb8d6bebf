import { z } from 'zod'
import { Label } from './label.ts'
import { CelSource, FieldName, Key } from './names.ts'
import { ParticipantRule } from './participant-rule.ts'

const FieldExpressions = z.record(FieldName, CelSource)

/** The closed vocabulary of what a definition can do beside moving; parameters are validated, there is no code. */
export const Action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set-fields'), params: z.strictObject({ values: FieldExpressions }) }),
  z.strictObject({
    type: z.literal('notify'),
    params: z.strictObject({ to: z.array(ParticipantRule).min(1), message: Label }),
  }),
  z.strictObject({ type: z.literal('cc'), params: z.strictObject({ to: z.array(ParticipantRule).min(1) }) }),
  z.strictObject({
    type: z.literal('start-process'),
    params: z.strictObject({ definition: Key, fields: FieldExpressions }),
  }),
  z.strictObject({
    type: z.literal('register-account'),
    params: z.strictObject({ account: FieldName, owner: FieldName }),
  }),
  z.strictObject({ type: z.literal('archive') }),
  z.strictObject({ type: z.literal('call-webhook'), params: z.strictObject({ webhook: Key }) }),
  z.strictObject({ type: z.literal('raise-incident'), params: z.strictObject({ message: Label }) }),
])
export type Action = z.infer<typeof Action>
export type ActionType = Action['type']

export const ACTION_TYPES: readonly ActionType[] = Action.options.map((option) => option.shape.type.value)
