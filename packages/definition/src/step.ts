import { z } from 'zod'
import { Duration } from './delay.ts'
import { Label } from './label.ts'
import { CelSource, FieldName, Key } from './names.ts'
import { ParticipantRule } from './participant-rule.ts'
import { Policy } from './policy.ts'

/** What a step's form shows of a field. `required` is editable and must be filled before the step completes. */
export const FieldPermission = z.enum(['edit', 'required', 'read', 'hidden'])
export type FieldPermission = z.infer<typeof FieldPermission>

/** Due 期限: `within` names a delay; reminders are offsets from the due time; escalation acts at the due time. */
export const Due = z.strictObject({
  within: Key,
  remind: z.array(Duration).max(5).optional(),
  escalate: z
    .union([
      z.strictObject({ add: z.literal('superior') }),
      z.strictObject({ reassign: z.literal('superior') }),
      z.strictObject({ outcome: Key }),
    ])
    .optional(),
})
export type Due = z.infer<typeof Due>

/** A rule of the form 校验规则: what must hold when the step is answered, and what is said where it does not. */
export const FormRule = z.strictObject({
  if: CelSource,
  message: Label,
  /** The outcomes it holds for; all but returns and rejections when left out. */
  outcomes: z.array(Key).min(1).max(12).optional(),
})
export type FormRule = z.infer<typeof FormRule>

const settings = {
  title: Label.optional(),
  participants: z.array(ParticipantRule).min(1).max(20).optional(),
  /** What a participant may choose; standard ones are submit, complete, approve, return, reject. */
  outcomes: z.array(Key).min(1).max(12).optional(),
  outcomeTitles: z.record(Key, Label).optional(),
  opinion: z.enum(['required', 'optional']).optional(),
  policy: Policy.optional(),
  /** Where a return may go: any earlier step, the requester's form only, or the steps named. */
  returnTo: z.union([z.enum(['earlier', 'requester']), z.array(Key).min(1)]).optional(),
  /** After a return and a new submit: walk every step again, or go straight back to the one that returned. */
  resubmit: z.enum(['walk-again', 'straight-back']).optional(),
  onSelf: z.enum(['superior', 'skip']).optional(),
  onEmpty: z.enum(['superior', 'administrator', 'skip']).optional(),
  onRepeated: z.enum(['ask', 'carry']).optional(),
  onDeparted: z.enum(['superior', 'administrator']).optional(),
  /** Separation of duties 职责分离: nobody who acted in one of these steps takes part here. */
  separateFrom: z.array(Key).max(20).optional(),
  form: z.record(z.union([z.literal('*'), FieldName]), FieldPermission).optional(),
  due: Due.optional(),
  bulk: z.boolean().optional(),
  rules: z.array(FormRule).min(1).max(20).optional(),
}

/** The kinds of step 环节: a form to fill, a decision to take, a service to call, a process to wait for, a signal to wait for. */
export const STEP_KINDS = ['form', 'decision', 'service', 'process', 'signal'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export const StepDefaults = z.strictObject(settings)
export type StepDefaults = z.infer<typeof StepDefaults>

export const Step = z.strictObject({
  kind: z.enum(STEP_KINDS),
  ...settings,
  definition: Key.optional(),
  /** What a service or a process is told: its fields as conditions over this request's. */
  input: z.record(FieldName, CelSource).optional(),
  webhook: Key.optional(),
  signal: Key.optional(),
})
export type Step = z.infer<typeof Step>
