import type { InboxFilter } from '@countersign/database/inbox-filter'
import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { definitionsTitled } from '../definitions/definitions-titled.ts'
import { Search } from '../views/input.ts'

/** What an inbox can be narrowed to. */
export const InboxFilterInput = z.strictObject({
  /** A process, by its key. */
  definition: Key.optional(),
  /** Overdue 已逾期, later today, or later this week, by the days of the organisation's calendar. */
  due: z.enum(['overdue', 'today', 'week']).optional(),
  /** The beginning of a number, or part of an account's, a process's or a requester's name. */
  q: Search.optional(),
})
export type InboxFilterInput = z.infer<typeof InboxFilterInput>

/** The filter as the database reads it; what is sought is looked up in what is only in memory. */
export const inboxFilter = async (
  call: Call,
  { definition, due, q }: InboxFilterInput,
): Promise<InboxFilter> => {
  const text = q?.trim() ?? ''
  return {
    definition: definition ?? null,
    due:
      due === undefined
        ? null
        : { when: due, now: new Date().toISOString(), zone: call.organisation.calendar.zone },
    sought:
      text === ''
        ? null
        : { text, definitions: await definitionsTitled(call, text), requesters: peopleNamed(call, text) },
  }
}

const peopleNamed = ({ organisation }: Call, text: string): readonly string[] => {
  const sought = text.toLowerCase()
  return [...organisation.people.values()]
    .filter(({ name }) => name.toLowerCase().includes(sought))
    .map(({ id }) => id)
}
