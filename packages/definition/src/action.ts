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
  /** The account becomes a key account 大客户 with exactly one owner 专人, the person in the field. */
  z.strictObject({
    type: z.literal('register-account'),
    params: z.strictObject({ account: FieldName, owner: FieldName }),
  }),
  /** What was learnt about the account goes into its profile, by the names of its profile's fields. */
  z.strictObject({
    type: z.literal('update-profile'),
    params: z.strictObject({ account: FieldName, values: FieldExpressions }),
  }),
  /** Each item of a list field becomes a finding, tracked to its own closure. */
  z.strictObject({
    type: z.literal('open-findings'),
    params: z.strictObject({
      account: FieldName,
      findings: FieldName,
      kind: z.enum(['opportunity', 'problem']),
    }),
  }),
  /** A call report 拜访记录表 of these fields, locked from then on. */
  z.strictObject({
    type: z.literal('file-report'),
    params: z.strictObject({ account: FieldName, fields: z.array(FieldName).min(1).max(50) }),
  }),
  /** The scores 1 to 5 of a risk sheet 客户风险分析表, by indicator, and their total; older sheets stay. */
  z.strictObject({
    type: z.literal('file-risk-sheet'),
    params: z.strictObject({
      account: FieldName,
      scores: z.record(FieldName, FieldName),
      total: FieldName,
    }),
  }),
  /** A visit 拜访 is planned for, or took place at, the time in a field; what was said last stands. */
  z.strictObject({
    type: z.literal('enter-visit'),
    params: z.strictObject({
      account: FieldName,
      at: FieldName,
      place: FieldName.optional(),
      held: z.boolean(),
    }),
  }),
  /** The request is filed with the account as a dossier 资料. */
  z.strictObject({
    type: z.literal('file-dossier'),
    params: z.strictObject({ account: FieldName, title: Label }),
  }),
  z.strictObject({ type: z.literal('archive') }),
  z.strictObject({ type: z.literal('call-webhook'), params: z.strictObject({ webhook: Key }) }),
  z.strictObject({ type: z.literal('raise-incident'), params: z.strictObject({ message: Label }) }),
])
export type Action = z.infer<typeof Action>
export type ActionType = Action['type']

export const ACTION_TYPES: readonly ActionType[] = Action.options.map((option) => option.shape.type.value)
