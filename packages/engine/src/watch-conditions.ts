import type { ConditionContext } from '@countersign/definition/condition'
import { ConditionFailure, type Conditions, type SeenCondition } from './conditions.ts'

/** An answer of the chart with every condition it depends on, in the order they were first asked. */
export type Watched<T> = {
  readonly answer: T
  readonly asked: readonly SeenCondition[]
  /** True when values were computed too, such as for `set-fields`: then the answer depends on more than conditions. */
  readonly computed: boolean
}

export type ConditionWatch = {
  /** What the machine is built with. */
  readonly conditions: Conditions
  /** @throws ConditionFailure where XState would throw an error of its own, without a cause */
  watch<T>(ask: () => T): Watched<T>
}

/** Looks on while XState asks conditions: notes what they answered, and keeps the failure that XState would hide. */
export const watchConditions = (conditions: Conditions): ConditionWatch => {
  let failure: ConditionFailure | null = null
  let asked = new Map<string, boolean>()
  let computed = false
  const guarded = <T>(evaluate: () => T): T => {
    try {
      return evaluate()
    } catch (error) {
      if (error instanceof ConditionFailure) failure = error
      throw error
    }
  }
  const holds = (source: string, context: ConditionContext): boolean => {
    const answer = guarded(() => conditions.holds(source, context))
    asked.set(source, answer)
    return answer
  }
  const value: Conditions['value'] = (source, context) => {
    computed = true
    return guarded(() => conditions.value(source, context))
  }
  return {
    conditions: { ...conditions, holds, value },
    watch: (ask) => {
      failure = null
      asked = new Map()
      computed = false
      try {
        const answer = ask()
        return { answer, asked: [...asked].map(([condition, holds]) => ({ condition, holds })), computed }
      } catch (error) {
        throw failure ?? error
      }
    },
  }
}
