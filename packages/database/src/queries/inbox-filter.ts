import { likeText, type Values } from './statement.ts'

/** When a task is due, by the calendar day of `zone`: past, later today, or later until Sunday. */
export type DueFilter = {
  readonly when: 'overdue' | 'today' | 'week'
  /** The present, ISO 8601. */
  readonly now: string
  /** IANA name of the time zone whose days count. */
  readonly zone: string
}

export type InboxFilter = {
  readonly definition: string | null
  readonly due: DueFilter | null
  /** Text sought in account and number, with what else it names: processes by their title, requesters by their name. */
  readonly sought: {
    readonly text: string
    readonly definitions: readonly string[]
    readonly requesters: readonly string[]
  } | null
}

/** True when the filter looks at `instance`. */
export const asksInstance = ({ definition, sought }: InboxFilter): boolean =>
  definition !== null || sought !== null

/** Conditions on `c`, an alias of `candidate`, and `i`, one of `instance`, each beginning with AND. */
export const inboxCondition = (values: Values, { definition, due, sought }: InboxFilter): string =>
  [
    due === null ? '' : dueCondition(values, due),
    definition === null ? '' : ` AND i.definition_key = ${values.bind(definition, 'text')}`,
    sought === null ? '' : soughtCondition(values, sought),
  ].join('')

const dueCondition = (values: Values, { when, now, zone }: DueFilter): string => {
  const present = values.bind(now, 'timestamptz')
  if (when === 'overdue') return ` AND c.due < ${present}`
  const place = values.bind(zone, 'text')
  const unit = when === 'today' ? 'day' : 'week'
  const end = `(date_trunc('${unit}', ${present} AT TIME ZONE ${place}) + interval '1 ${unit}') AT TIME ZONE ${place}`
  return ` AND c.due >= ${present} AND c.due < ${end}`
}

const soughtCondition = (values: Values, sought: NonNullable<InboxFilter['sought']>): string => {
  const { text, definitions, requesters } = sought
  return ` AND (i.number LIKE ${values.bind(`${likeText(text.toUpperCase())}%`, 'text')}
    OR i.subject ILIKE ${values.bind(`%${likeText(text)}%`, 'text')}
    OR i.definition_key = ANY (${values.bind(definitions, 'text[]')})
    OR i.requester_id = ANY (${values.bind(requesters, 'text[]')}))`
}
