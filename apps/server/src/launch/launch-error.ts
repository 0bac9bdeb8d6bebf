/** Why the server cannot start, as a sentence for the person who starts it; `main` prints it without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError'
}
