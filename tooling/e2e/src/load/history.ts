/** One command as a client saw it. */
export type Sent = {
  readonly key: string
  readonly actor: string
  /** The instance it was for; null for a start that was refused. */
  readonly instance: string | null
  readonly what: string
  /** The final answer: every command is sent until it gets one. */
  readonly status: number
  /** Times it got no answer at all, because the server had gone. */
  readonly unanswered: number
}

/** What all clients did, in the order of the answers. */
export class History {
  readonly sent: Sent[] = []
  /** Answers that should never be: 5xx from a server that was there. */
  readonly failures: string[] = []
  /** Times a client was told to come again (503), by a server that was there and whose database was not. */
  later = 0
  /** How long each call took that was answered otherwise, in ms. */
  readonly took: number[] = []
  /** Requests walked to an end. */
  ended = 0

  acknowledged(): readonly Sent[] {
    return this.sent.filter(({ status }) => status < 300)
  }
}
