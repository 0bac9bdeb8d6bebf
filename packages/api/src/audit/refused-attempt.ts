/** What somebody asked for and was refused, as it is kept for auditors. */
export type RefusedAttempt = {
  readonly person: string
  readonly instance: string | null
  /** A command, or the name of a procedure or route. */
  readonly verb: string
  readonly code: string
}

/** Takes note of a refusal; takes no time and never fails. */
export type NoteRefusal = (attempt: RefusedAttempt) => void
