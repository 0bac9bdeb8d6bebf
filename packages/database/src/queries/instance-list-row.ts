/** A row of a list of instances; times are ISO 8601, the amount is in fen. */
export type InstanceListRow = {
  readonly id: string
  readonly number: string
  readonly definition: string
  readonly version: number
  readonly status: string
  readonly requester: string
  /** The account's name. */
  readonly subject: string | null
  readonly amount: number | null
  /** The steps where work waits. */
  readonly steps: readonly string[]
  /** Codes of what an operator has to look at. */
  readonly incidents: readonly string[]
  readonly startedAt: string
  readonly endedAt: string | null
  /** What the list is sorted by, newest first; with the id it is the place to read on from. */
  readonly at: string
}

/** The columns of a row; account and amount only where the condition `full` holds. */
export const instanceListColumns = (full = 'true'): string => `i.instance_id AS id, i.number,
  i.definition_key AS definition, i.definition_version AS version, i.status, i.requester_id AS requester,
  CASE WHEN ${full} THEN i.subject END AS subject, CASE WHEN ${full} THEN i.amount END AS amount, i.steps,
  CASE WHEN i.has_incident THEN ARRAY(SELECT DISTINCT incident ->> 'code'
    FROM json_array_elements(i.state::json -> 'incidents') AS incident) ELSE '{}' END AS incidents,
  i.started_at AS "startedAt", i.ended_at AS "endedAt"`

/** Where the page before ended. */
export type InstancePlace = { readonly at: string; readonly id: string }

export type InstanceFilter = {
  readonly status: string | null
  /** Part of an account's name, or the beginning of a number. */
  readonly q: string | null
  /** Definitions whose title contains `q` in the reader's language. */
  readonly definitions: readonly string[]
}
