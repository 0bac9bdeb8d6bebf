import { z } from 'zod'
import { PersonId } from '../views/input.ts'

const Instant = z.iso.datetime()

/** An instant as the directory keeps it, so that two ways to write one do not differ. */
const KeptInstant = Instant.transform((text) => new Date(text).toISOString())

/** When somebody is away, from inclusive, until exclusive, and who acts for them. */
export const AbsenceForm = z.strictObject({
  from: KeptInstant,
  until: KeptInstant,
  substitute: PersonId,
})

/** Names one absence of a person by its begin. */
export const AbsenceKey = z.strictObject({ from: KeptInstant })
