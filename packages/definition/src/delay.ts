import { z } from 'zod'
import { CelSource, FieldName } from './names.ts'

const length = {
  amount: z.int().min(1).max(10_000),
  unit: z.enum(['minute', 'hour', 'day', 'workhour', 'workday']),
}

/** `workday` and `workhour` are counted on a working calendar; the rest is elapsed time. */
export const FixedDelay = z.strictObject(length)
export type FixedDelay = z.infer<typeof FixedDelay>

/**
 * A named delay: a length, another one where a condition holds (the first that does), or until the end of the day that a
 * date field holds, such as a promise date 承诺期限. XState fires an unknown delay name at once, so every name used by a
 * definition must be declared here.
 */
export const Delay = z.union([
  z.strictObject({
    ...length,
    choices: z
      .array(z.strictObject({ if: CelSource, ...length }))
      .min(1)
      .max(10)
      .optional(),
  }),
  z.strictObject({ until: FieldName }),
])
export type Delay = z.infer<typeof Delay>

/** An ISO 8601 duration of days, hours and minutes; a leading minus counts back from the due time, as in `-PT4H`. */
export const Duration = z
  .string()
  .regex(
    /^-?P(?=\d|T\d)(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?)?$/,
    'must be an ISO 8601 duration such as -PT4H',
  )
