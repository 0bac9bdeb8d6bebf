/** A clock that goes, and can be moved. */
export class SetClock {
  #ahead = 0

  /** Shows another time than it is by so many milliseconds. */
  move(ahead: number): void {
    this.#ahead = ahead
  }

  /** ISO 8601 in UTC, as a runtime's clock. */
  readonly read = (): string => new Date(Date.now() + this.#ahead).toISOString()
}
