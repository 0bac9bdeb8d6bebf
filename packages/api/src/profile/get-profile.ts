import { may } from '@countersign/access/permission'
import { DELIVERY_KINDS } from '@countersign/engine/decision'
import { MAIL_MODES, mailChoiceOf } from '@countersign/notifications/mail-choice'
import { LANGUAGES } from '@countersign/texts/text'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { MAIL_WAYS } from '../services.ts'
import { procedureFor } from '../trpc/builder.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

/** How a person wants mail about their requests; times are `HH:MM` in their zone (IANA). */
export const MailChoiceView = z.strictObject({
  mode: z.enum(MAIL_MODES),
  muted: z.array(z.enum(DELIVERY_KINDS)).max(DELIVERY_KINDS.length),
  digestAt: Time,
  quiet: z
    .strictObject({ from: Time, to: Time })
    .refine(({ from, to }) => from !== to)
    .nullable(),
  zone: z.string().max(64).refine(isZone),
})

const ProfileView = z.object({
  /** Null while the person has chosen none. */
  language: z.enum(LANGUAGES).nullable(),
  choice: MailChoiceView,
  kinds: z.array(z.enum(DELIVERY_KINDS)),
  mail: z.enum(MAIL_WAYS),
  /** Whether this is a demo that the caller may clear. */
  clearsDemo: z.boolean(),
})

const profileOf = async ({ services, viewer }: Call): Promise<z.infer<typeof ProfileView>> => {
  const { database } = services.runtime
  const [choice, row] = await Promise.all([
    mailChoiceOf(database, viewer.id),
    database.prisma.preference.findUnique({ where: { personId: viewer.id }, select: { language: true } }),
  ])
  const muted = DELIVERY_KINDS.filter((kind) => choice.muted.includes(kind))
  const language = LANGUAGES.find((known) => known === row?.language) ?? null
  return {
    language,
    choice: { ...choice, muted },
    kinds: [...DELIVERY_KINDS],
    mail: services.mail,
    clearsDemo: services.clearDemo !== null && may(viewer, 'people:manage'),
  }
}

/** What the caller chose for themselves 个人设置: their language, and which mails they get when. */
export const getProfileProcedure = procedureFor('signed-in')
  .output(ProfileView)
  .query(({ ctx }) => profileOf(ctx.call))
