import { Definition } from '@countersign/definition/definition'
import { Label } from '@countersign/definition/label'
import { z } from 'zod'

/** A published definition in a list. */
export const DefinitionItem = z.object({
  key: z.string(),
  title: Label,
  version: z.int(),
  /** True when the caller is among those who may start it. */
  mayStart: z.boolean(),
})
export type DefinitionItem = z.infer<typeof DefinitionItem>

/** One published version, complete; `hash` is the SHA-256 of its canonical JSON. */
export const DefinitionView = z.object({
  key: z.string(),
  version: z.int(),
  live: z.boolean(),
  hash: z.string(),
  mayStart: z.boolean(),
  definition: Definition,
  /** What a new form begins with for the caller, by field: dates as `2026-10-01`. */
  initial: z.record(z.string(), z.string()),
})
export type DefinitionView = z.infer<typeof DefinitionView>
