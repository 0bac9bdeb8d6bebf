import { z } from 'zod'

/** An uploaded file; unreadable for others until a field of an instance names its id. */
export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
})
export type FileView = z.infer<typeof FileView>
