/** Why records cannot be signed, exported or read, as a sentence for an operator. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}
