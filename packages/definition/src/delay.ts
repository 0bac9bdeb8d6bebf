import { z } from 'zod'

/**
 * A named delay. `workday` and `workhour` are counted on the organisation's working calendar; the rest is elapsed time.
 * XState fires an unknown delay name at once, so every name used by a definition must be declared here.
 */
export const Delay = z.strictObject({
  amount: z.int().min(1).max(10_000),
  unit: z.enum(['minute', 'hour', 'day', 'workhour', 'workday']),
})
export type Delay = z.infer<typeof Delay>

/** An ISO 8601 duration of days, hours and minutes; a leading minus counts back from the due time, as in `-PT4H`. */
export const Duration = z
  .string()
  .regex(
    /^-?P(?=\d|T\d)(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?)?$/,
    'must be an ISO 8601 duration such as -PT4H',
  )
