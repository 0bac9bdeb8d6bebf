import { z } from 'zod'

/** A text in both languages of the product. */
export const Label = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) })
export type Label = z.infer<typeof Label>
