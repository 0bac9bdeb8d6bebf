import {
  type CheckOptions,
  type ConditionLanguage,
  conditionLanguage,
} from '@countersign/definition/condition'
import { fieldNames } from '@countersign/definition/field-values'
import { requiredFields } from '@countersign/definition/steps'
import { type Draft, settingPointer } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'
import { actionsAt, type PlacedAction } from './placed-transition.ts'
import type { Flow } from './walk-flow.ts'

type Fields = Iterable<string>

/** Every expression against the fields: names, types, and that whatever it reads is filled by then. */
export const checkConditions = (draft: Draft, flow: Flow): readonly Finding[] => {
  const language = conditionLanguage(draft.definition)
  // Where no path leads nothing is ever evaluated; that no path leads there is a finding of its own.
  const everything = fieldNames(draft.definition)
  const check = new ExpressionCheck(language)
  for (const { guard, actions, pointer } of draft.transitions) {
    const filled = flow.filledAt.get(pointer) ?? everything
    if (guard?.type === 'cel')
      check.expression(guard.params.if, `${pointer}/guard/params/if`, { filled: [...filled] })
    if (guard?.type === 'table') check.table(draft, guard.params.table, filled)
    check.actions(actions, filled)
  }
  for (const step of draft.steps.values())
    for (const [index, rule] of step.rules.entries())
      check.expression(rule.if, `${settingPointer(draft, step, 'rules')}/${index}/if`, {
        filled: [...(flow.filledIn.get(step.key) ?? everything), ...requiredFields(draft.definition, step)],
      })
  for (const step of draft.steps.values())
    for (const [field, source] of Object.entries(step.input))
      check.expression(source, `${step.pointer}/input/${field}`, {
        filled: [...(flow.filledIn.get(step.key) ?? everything)],
        yields: 'anything',
      })
  for (const { key, node, pointer } of draft.placed) {
    check.actions(actionsAt(node.entry, `${pointer}/entry`), flow.filledIn.get(key) ?? everything)
    check.actions(actionsAt(node.exit, `${pointer}/exit`), flow.filledLeaving.get(key) ?? everything)
  }
  // A delay may be asked for anywhere, the first form included, when nothing is filled yet.
  for (const [name, delay] of Object.entries(draft.definition.delays ?? {}))
    for (const [index, choice] of ('until' in delay ? [] : (delay.choices ?? [])).entries())
      check.expression(choice.if, `/delays/${name}/choices/${index}/if`, {
        filled: [],
      })
  check.actions(actionsAt(draft.definition.machine.entry, '/machine/entry'), [])
  check.actions(actionsAt(draft.definition.machine.exit, '/machine/exit'), [])
  return check.findings
}

class ExpressionCheck {
  readonly findings: Finding[] = []
  readonly #language: ConditionLanguage

  constructor(language: ConditionLanguage) {
    this.#language = language
  }

  expression(source: string, path: string, options: CheckOptions): void {
    for (const { code, start, end, params } of this.#language.check(source, options)) {
      this.findings.push(errorAt(path, `condition-${code}`, { ...params, start, end }))
    }
  }

  /** The inputs of a table are read wherever it is asked. */
  table({ definition }: Draft, key: string, filled: Fields): void {
    const inputs = Object.hasOwn(definition.tables ?? {}, key) ? (definition.tables?.[key]?.inputs ?? []) : []
    for (const [index, { value }] of inputs.entries())
      this.expression(value, `/tables/${key}/inputs/${index}/value`, {
        filled: [...filled],
        yields: 'anything',
      })
  }

  actions(actions: readonly PlacedAction[], filled: Fields): void {
    for (const { action, pointer } of actions) {
      if (action.type === 'set-fields') {
        for (const [field, source] of Object.entries(action.params.values)) {
          this.expression(source, `${pointer}/params/values/${field}`, {
            filled: [...filled],
            yields: { field },
          })
        }
      } else if (action.type === 'update-profile') {
        for (const [field, source] of Object.entries(action.params.values)) {
          // A field by itself may be empty: then nothing is written.
          const alone = /^fields\.(\w+)$/.exec(source)?.[1]
          this.expression(source, `${pointer}/params/values/${field}`, {
            filled: alone === undefined ? [...filled] : [...filled, alone],
            yields: 'anything',
          })
        }
      } else if (action.type === 'start-process') {
        for (const [field, source] of Object.entries(action.params.fields)) {
          this.expression(source, `${pointer}/params/fields/${field}`, {
            filled: [...filled],
            yields: 'anything',
          })
        }
      }
    }
  }
}
