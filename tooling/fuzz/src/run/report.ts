/** Something that must not be: what, where, and the input that showed it. */
export type Finding = { readonly what: string; readonly where: string; readonly input: string }

/** What one stage did. Everything in it can be sent between threads. */
export type Report = {
  readonly cases: number
  readonly findings: readonly Finding[]
  /** How often each thing was answered: to see that refusals and successes were both met. */
  readonly answers: Readonly<Record<string, number>>
  /** Milliseconds of the slowest case. */
  readonly slowest: number
}

/** Enough to repeat a case by hand, never megabytes. */
export const shortened = (text: string): string =>
  text.length <= 1500 ? text : `${text.slice(0, 1500)}... (${text.length} characters)`

/** Collects what a stage finds; of the same finding at the same place, the first alone. */
export class Findings {
  readonly #found = new Map<string, Finding>()
  readonly #answers = new Map<string, number>()
  #cases = 0
  #slowest = 0

  add(what: string, where: string, input: string): void {
    const name = `${what} ${where}`
    if (!this.#found.has(name)) this.#found.set(name, { what, where, input: shortened(input) })
  }

  count(answer: string, milliseconds: number): void {
    this.#cases++
    this.#answers.set(answer, (this.#answers.get(answer) ?? 0) + 1)
    this.#slowest = Math.max(this.#slowest, milliseconds)
  }

  report(): Report {
    return {
      cases: this.#cases,
      findings: [...this.#found.values()],
      answers: Object.fromEntries([...this.#answers].sort(([one], [other]) => (one < other ? -1 : 1))),
      slowest: Math.round(this.#slowest),
    }
  }
}
