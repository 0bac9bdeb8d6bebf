import {
  type CompiledExpression,
  type ConditionContext,
  conditionLanguage,
} from '@countersign/definition/condition'
import type { Definition } from '@countersign/definition/definition'
import type { FieldValue } from '@countersign/definition/field'
import { compileTableCondition, tableOf } from '@countersign/definition/table-condition'

/** The conditions of one definition version, compiled as they are first met and kept. */
export type Conditions = {
  /** @throws ConditionFailure when the condition cannot be evaluated, such as for a field that is not filled */
  holds(source: string, context: ConditionContext): boolean
  /** @throws ConditionFailure */
  value(source: string, context: ConditionContext): FieldValue
  /** Runs something and answers, beside its result, every condition evaluated on the way. */
  traced<T>(run: () => T): { readonly result: T; readonly seen: readonly SeenCondition[] }
}

export type SeenCondition = { readonly condition: string; readonly holds: boolean }

/** A condition that passed its check and cannot be evaluated all the same; becomes the refusal `condition-failed`. */
export class ConditionFailure extends Error {
  readonly source: string
  readonly reason: string
  constructor(source: string, reason: string) {
    super(`${source}: ${reason}`)
    this.name = 'ConditionFailure'
    this.source = source
    this.reason = reason
  }
}

export const compileConditions = (definition: Definition): Conditions => {
  const language = conditionLanguage(definition)
  const compiled = new Map<string, CompiledExpression>()
  const value = (source: string, context: ConditionContext): FieldValue => {
    let expression = compiled.get(source)
    if (expression === undefined) {
      const table = tableOf(source)
      expression =
        table === null ? language.compile(source) : compileTableCondition(definition, language, table)
      compiled.set(source, expression)
    }
    const result = expression(context)
    if (!result.ok) throw new ConditionFailure(source, result.code)
    return result.value
  }
  let seen: SeenCondition[] | null = null
  return {
    value,
    holds: (source, context) => {
      const holds = value(source, context) === true
      // XState asks twice: whether it can move, and then where to.
      if (seen?.some((one) => one.condition === source) === false) seen.push({ condition: source, holds })
      return holds
    },
    traced: (run) => {
      const trace: SeenCondition[] = []
      seen = trace
      try {
        return { result: run(), seen: trace }
      } finally {
        seen = null
      }
    },
  }
}
