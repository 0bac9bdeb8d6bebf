import { z } from 'zod'

/**
 * How many must decide: `one` 或签 (a single task, everyone a candidate), `all` 会签, `quorum` 票签, `sequence` 顺签.
 * One return or reject settles at once and cancels the siblings, unless `counted`.
 */
export const Policy = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('one') }),
  z.strictObject({ type: z.literal('all'), counted: z.boolean().optional() }),
  z.strictObject({
    type: z.literal('quorum'),
    need: z.union([
      z.strictObject({ count: z.int().min(1).max(200) }),
      z.strictObject({ percent: z.int().min(1).max(100) }),
      z.strictObject({ weight: z.int().min(1), weights: z.record(z.string(), z.int().min(0)) }),
    ]),
    counted: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('sequence') }),
])
export type Policy = z.infer<typeof Policy>
