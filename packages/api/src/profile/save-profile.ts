import { saveMailChoice } from '@countersign/notifications/mail-choice'
import { LANGUAGES } from '@countersign/texts/text'
import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { MailChoiceView } from './get-profile.ts'

const Done = z.object({})

/**
 * Keeps the caller's language: consoles follow it after a sign-in, mails are written in it. It is no change of the
 * organisation, since no decision depends on it: nothing is decided or found again.
 */
export const saveLanguageProcedure = procedureFor('signed-in')
  .input(z.strictObject({ language: z.enum(LANGUAGES) }))
  .output(Done)
  .mutation(async ({ ctx: { call }, input: { language } }) => {
    const { database, organisation } = call.services.runtime
    const personId = call.viewer.id
    await database.prisma.$transaction([
      database.prisma.preference.upsert({
        where: { personId },
        create: { personId, language },
        update: { language },
      }),
      database.prisma.person.update({ where: { id: personId }, data: { language } }),
    ])
    await organisation.refresh()
    return {}
  })

/** Keeps how the caller wants mail; it holds for what waits for them already. */
export const saveMailProcedure = procedureFor('signed-in')
  .input(MailChoiceView)
  .output(Done)
  .mutation(async ({ ctx: { call }, input: choice }) => {
    const now = new Date().toISOString()
    await saveMailChoice(call.services.runtime.database, call.viewer.id, { choice, now })
    return {}
  })
