import type { ConditionContext } from '@countersign/definition/condition'
import type { Conditions } from './conditions.ts'
import type { Watched } from './watch-conditions.ts'

/** A chart rests in few positions and its conditions come out in few ways; past these bounds nothing new is kept. */
const MAX_QUESTIONS = 1000
const MAX_ANSWERS = 16

/**
 * Answers of a chart, kept as long as the chart: XState takes most of a command's time to work out the same few moves
 * for every instance. An answer is given again only when every condition it depends on comes out as it did then. They
 * are asked in the same order, so none is evaluated that XState itself would not have evaluated here.
 */
export class ChartMemory<T> {
  readonly #conditions: Conditions
  readonly #answers = new Map<string, Watched<T>[]>()

  constructor(conditions: Conditions) {
    this.#conditions = conditions
  }

  /** The kept answer to a question, or the one worked out now. */
  recall(question: string, context: ConditionContext, work: () => Watched<T>): T {
    const known = this.#answers
      .get(question)
      ?.find(({ asked }) =>
        asked.every(({ condition, holds }) => this.#conditions.holds(condition, context) === holds),
      )
    if (known !== undefined) return known.answer
    const worked = work()
    if (!worked.computed) this.#keep(question, worked)
    return worked.answer
  }

  #keep(question: string, worked: Watched<T>): void {
    const answers = this.#answers.get(question)
    if (answers !== undefined) {
      if (answers.length < MAX_ANSWERS) answers.push(worked)
    } else if (this.#answers.size < MAX_QUESTIONS) this.#answers.set(question, [worked])
  }
}
