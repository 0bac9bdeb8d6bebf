import { Label } from '@countersign/definition/label'
import { Rank } from '@countersign/definition/rank'
import { z } from 'zod'

/** A person as others see them. */
export const PersonView = z.object({ id: z.string(), name: z.string() })
export type PersonView = z.infer<typeof PersonView>

/** A person in a list to choose from. */
export const ColleagueView = PersonView.extend({
  department: z.object({ key: z.string(), name: Label }),
  rank: Rank,
})
export type ColleagueView = z.infer<typeof ColleagueView>

/** The signed-in person: identity, place in the organisation, what they may do. */
export const MeView = z.object({
  person: PersonView.extend({
    email: z.string(),
    department: z.object({ key: z.string(), name: Label }),
    active: z.boolean(),
  }),
  ranks: z.array(Rank),
  roles: z.array(z.enum(['process-owner', 'publisher', 'administrator', 'auditor'])),
  permissions: z.array(z.string()),
  language: z.enum(['zh-CN', 'en']),
  /** Until when they are away now, and who acts for them; null while they are here. */
  away: z.object({ until: z.iso.datetime(), substitute: PersonView }).nullable(),
  /** For who keeps the calendar: the last date whose holidays are known, once that is near; else null. */
  calendarEnds: z.string().nullable(),
})
export type MeView = z.infer<typeof MeView>
