/** One message on its way to one person about one instance; its key is (instance, seq, ordinal). */
export type Message = {
  readonly instanceId: string
  readonly seq: number
  readonly ordinal: number
  /** The person's id. */
  readonly recipient: string
  /** What it is about, as in `task-opened`; the sentence is written when it is read, in the reader's language. */
  readonly kind: string
  readonly params: { readonly [name: string]: unknown }
  /** When it was promised: the instant of the command, ISO 8601 UTC. */
  readonly at: string
}

/**
 * A way to a person: the list of notices in the product, mail, an instant messenger. A message may be carried again
 * after a crash; a channel that cannot recognise it sends it with the same key, so that the other end can.
 */
export type Channel = {
  readonly name: string
  carry(message: Message): Promise<void>
}
