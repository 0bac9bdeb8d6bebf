import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'

/** The caller's own phrases for opinions 常用语, in their order; null for whoever has not made any. */
const Phrases = z.object({ texts: z.array(z.string()).nullable() })

export const listPhrasesProcedure = procedureFor('tasks:read')
  .output(Phrases)
  .query(async ({ ctx: { call } }) => {
    const { prisma } = call.services.runtime.database
    const row = await prisma.phrase.findUnique({ where: { personId: call.viewer.id } })
    return { texts: row?.texts ?? null }
  })

// PostgreSQL has no text with NUL.
const Text = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/)

export const savePhrasesProcedure = procedureFor('tasks:read')
  .input(z.strictObject({ texts: z.array(Text).max(20) }))
  .output(Phrases)
  .mutation(async ({ ctx: { call }, input: { texts } }) => {
    const { prisma } = call.services.runtime.database
    const personId = call.viewer.id
    await prisma.phrase.upsert({ where: { personId }, create: { personId, texts }, update: { texts } })
    return { texts }
  })
