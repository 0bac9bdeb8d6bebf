import type { CompiledExpression, ConditionLanguage, Evaluation } from './condition.ts'
import type { Definition } from './definition.ts'
import type { FieldValue } from './field.ts'
import type { Guard } from './machine.ts'
import { readTable, tableAnswer } from './table-answer.ts'

const TABLE = /^@([a-z][a-z0-9-]*) == (".*")$/s

/**
 * A guard as the text it is known by in explanations: its CEL, or for "table X answers Y" a text that no CEL begins
 * like.
 */
export const conditionOf = (guard: Guard): string =>
  guard.type === 'cel' ? guard.params.if : `@${guard.params.table} == ${JSON.stringify(guard.params.equals)}`

/** The table and the answer that such a text names; null for CEL. */
export const tableOf = (condition: string): { readonly table: string; readonly equals: string } | null => {
  const [, table, equals] = TABLE.exec(condition) ?? []
  return table === undefined || equals === undefined ? null : { table, equals: JSON.parse(equals) as string }
}

/** Prepares "table X answers Y": its inputs are evaluated, and the first that has no value decides that it has none. */
export const compileTableCondition = (
  definition: Definition,
  language: ConditionLanguage,
  { table: key, equals }: { readonly table: string; readonly equals: string },
): CompiledExpression => {
  const table = Object.hasOwn(definition.tables ?? {}, key) ? definition.tables?.[key] : undefined
  if (table === undefined)
    return (): Evaluation => ({ ok: false, code: 'not-compiled', message: `no table ${key}` })
  const inputs = table.inputs.map(({ value }) => language.compile(value))
  return (context) => {
    const values: FieldValue[] = []
    for (const input of inputs) {
      const evaluated = input(context)
      if (!evaluated.ok) return evaluated
      values.push(evaluated.value)
    }
    return { ok: true, value: tableAnswer(readTable(table), values) === equals }
  }
}
