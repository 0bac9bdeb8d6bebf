import { z } from 'zod'
import { ACCOUNT_STANDINGS } from './account-standing.ts'
import { Label } from './label.ts'
import { EndStatus } from './machine.ts'
import { FieldName, Key } from './names.ts'

const Values = z.record(FieldName, z.json())

/** A stored test 测试场景: these fields, these people decide so, this path. Run at each check of the definition. */
export const Scenario = z.strictObject({
  title: Label,
  requester: z.string().min(1),
  /** What the requester fills in and submits. */
  fields: Values,
  /** How the account that the fields name stands; a key account that is no target when left out. */
  account: z.strictObject({ standing: z.enum(ACCOUNT_STANDINGS), target: z.boolean() }).optional(),
  /** People the requester chooses when submitting, by step. */
  chosen: z.record(Key, z.array(z.string().min(1)).max(50)).optional(),
  acts: z
    .array(
      z.strictObject({
        by: z.string().min(1),
        /** Left out for an act on the whole instance, such as withdraw. */
        step: Key.optional(),
        outcome: Key,
        opinion: z.string().optional(),
        to: Key.optional(),
        fields: Values.optional(),
      }),
    )
    .max(100),
  expect: z.strictObject({
    /** The steps entered, in order; parallel ones in document order. */
    path: z.array(Key),
    status: z.union([EndStatus, z.literal('running')]),
  }),
})
export type Scenario = z.infer<typeof Scenario>
