/** A "no": thrown by the verb, caught where the command came in, and nothing has changed. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export const refuseIf = (wrong: boolean, code: string): void => {
  if (wrong) throw new Refused(code)
}
