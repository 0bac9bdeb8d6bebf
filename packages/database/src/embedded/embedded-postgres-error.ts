/**
 * Why the embedded database cannot serve, as one sentence for the person who started it. It is thrown rather than
 * returned: nothing can go on without a database, and `main` prints the sentence without a stack.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}
