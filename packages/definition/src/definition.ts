import { z } from 'zod'
import { DecisionTable } from './decision-table.ts'
import { Delay, Duration } from './delay.ts'
import { Fields } from './field.ts'
import { Label } from './label.ts'
import { Machine } from './machine.ts'
import { Key } from './names.ts'
import { ParticipantRule } from './participant-rule.ts'
import { Scenario } from './scenario.ts'
import { StepDefaults } from './step.ts'

/** One entry of an option list, such as the service catalogue 服务目录. */
export const Option = z.strictObject({ value: Key, label: Label })
export type Option = z.infer<typeof Option>

/** Choices that hold for the whole definition. */
export const Settings = z.strictObject({
  /** The least time between two reminders 催办 by the requester; `PT4H` when left out. */
  remindEvery: Duration.optional(),
})

/**
 * A definition 流程定义: data, and a statechart. Immutable once published; its identity is the hash of its canonical
 * JSON. The option lists it uses lie inside it, so that a published version never changes its meaning.
 */
export const Definition = z.strictObject({
  key: Key,
  title: Label,
  start: z.array(ParticipantRule).min(1).max(20),
  delays: z.record(Key, Delay).optional(),
  options: z.record(Key, z.array(Option).min(1).max(200)).optional(),
  tables: z.record(Key, DecisionTable).optional(),
  fields: Fields,
  stepDefaults: z
    .partialRecord(z.enum(['form', 'decision', 'service', 'process', 'signal']), StepDefaults)
    .optional(),
  machine: Machine,
  settings: Settings.optional(),
  scenarios: z.array(Scenario).max(100).optional(),
})
export type Definition = z.infer<typeof Definition>
