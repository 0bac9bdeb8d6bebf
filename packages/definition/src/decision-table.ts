import { z } from 'zod'
import { Label } from './label.ts'
import { CelSource } from './names.ts'

/** A decision table 决策表: CEL cells over the same names as conditions, rows in order, one answer or the first. */
export const DecisionTable = z.strictObject({
  title: Label.optional(),
  hit: z.enum(['unique', 'first']),
  inputs: z
    .array(z.strictObject({ title: Label.optional(), value: CelSource }))
    .min(1)
    .max(10),
  rows: z
    .array(
      z.strictObject({ when: z.array(z.union([CelSource, z.null()])).max(10), answer: z.string().max(200) }),
    )
    .min(1)
    .max(200),
})
export type DecisionTable = z.infer<typeof DecisionTable>
