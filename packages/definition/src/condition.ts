import { accountField } from './account-field.ts'
import type { AccountStanding } from './account-standing.ts'
import { type CelFault, type CelProgram, celEnvironment, celFault } from './cel.ts'
import type { ConditionProblem, ConditionProblemCode } from './condition-problem.ts'
import { ConditionScan } from './condition-scan.ts'
import { type ConditionShapes, celType, conditionShapes, objectToCel, type Root } from './condition-shape.ts'
import type { Definition } from './definition.ts'
import type { FieldValue, FieldValues } from './field.ts'
import type { Rank } from './rank.ts'

export type { ConditionProblem, ConditionProblemCode } from './condition-problem.ts'

/** What a condition reads, as plain JSON. */
export type ConditionContext = {
  readonly fields: FieldValues
  /** As the request was made. */
  readonly requester: { readonly id: string; readonly rank: Rank; readonly department: string }
  /** Null where the request names no account. */
  readonly account: {
    readonly id: string
    readonly number: string
    readonly name: string
    readonly owner: string | null
    readonly department: string
    /** Absent in records of before there was one. */
    readonly standing?: AccountStanding
    /** A development programme is open 目标大客户. */
    readonly target?: boolean
  } | null
  /** By step key; a step left out has not been entered. */
  readonly steps: Readonly<Record<string, StepFacts>>
}

/** What is known of a step: its last outcome, how often it was entered, who decided its last visit. */
export type StepFacts = {
  readonly outcome: string | null
  readonly visits: number
  readonly decidedBy: readonly string[]
}

/** An expression's value, or why it has none. Nothing that is evaluated throws. */
export type Evaluation =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly code: EvaluationFailure; readonly message: string }
export type EvaluationFailure =
  | 'missing-value'
  | 'wrong-type'
  | 'overflow'
  | 'division-by-zero'
  | 'not-compiled'
  | 'failed'

export type CompiledExpression = (context: ConditionContext) => Evaluation

export type CheckOptions = {
  /** Names of the fields that are filled wherever the expression is evaluated. */
  readonly filled: readonly string[]
  /** What the expression must yield: a condition's yes or no (when left out), or a value for the field named. */
  readonly yields?: 'anything' | { readonly field: string }
}

export type ConditionLanguage = {
  /** Everything wrong with an expression, in the order of its text; empty when it may be published. */
  check(source: string, options: CheckOptions): readonly ConditionProblem[]
  /** Prepares an expression for many evaluations. One that does not parse evaluates to `not-compiled`. */
  compile(source: string): CompiledExpression
}

const FAILURES: Readonly<Record<string, EvaluationFailure>> = {
  no_such_key: 'missing-value',
  unknown_variable: 'missing-value',
  numeric_overflow: 'overflow',
  division_by_zero: 'division-by-zero',
  modulo_by_zero: 'division-by-zero',
  field_type_mismatch: 'wrong-type',
  list_item_type_mismatch: 'wrong-type',
  variable_type_mismatch: 'wrong-type',
  no_such_overload: 'wrong-type',
}

/** What may still be evaluated in a draft: it can yield no value, but it cannot run away. */
const HARMLESS: ReadonlySet<ConditionProblemCode> = new Set(['may-be-missing', 'never-equal'])

const NO_STEP: StepFacts = { outcome: null, visits: 0, decidedBy: [] }

const fromCel = (value: unknown): FieldValue => {
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new RangeError('The whole number is too large')
    return number
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('The number is not finite')
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value
  if (Array.isArray(value)) return value.map(fromCel)
  if (typeof value !== 'object') throw new TypeError(`No JSON value: ${typeof value}`)
  return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, fromCel(property)]))
}

const stepsToCel = (
  shapes: ConditionShapes,
  context: ConditionContext,
  names: ReadonlySet<string>,
): object => {
  const facts: Record<string, unknown> = {}
  for (const name of names) {
    const step = Object.hasOwn(context.steps, name) ? context.steps[name] : undefined
    facts[name] = { ...(step ?? NO_STEP), outcome: step?.outcome ?? '' }
  }
  return objectToCel(shapes.steps, facts, names)
}

const evaluator = (
  program: CelProgram,
  shapes: ConditionShapes,
  reads: ReadonlyMap<Root, ReadonlySet<string>>,
): CompiledExpression => {
  const roots = [...reads]
  return (context) => {
    try {
      const variables: Record<string, unknown> = {}
      for (const [root, names] of roots) {
        if (root === 'steps') variables.steps = stepsToCel(shapes, context, names)
        else if (context[root] !== null) variables[root] = objectToCel(shapes[root], context[root], names)
      }
      return { ok: true, value: fromCel(program.run(variables)) }
    } catch (error) {
      const fault = celFault(error)
      const code = error instanceof RangeError ? 'overflow' : (FAILURES[fault.code] ?? 'failed')
      return { ok: false, code, message: fault.message }
    }
  }
}

const faultProblem = (fault: CelFault, source: string): ConditionProblem => {
  const tooLarge = fault.code === 'limit_exceeded' || fault.phase === 'other'
  const code: ConditionProblemCode = tooLarge
    ? 'too-large'
    : fault.phase === 'parse'
      ? 'syntax-error'
      : 'type-mismatch'
  const end = Math.min(fault.end, source.length)
  return { code, start: Math.min(fault.start, end), end, params: { message: fault.message } }
}

const wanted = (
  options: CheckOptions,
  shapes: ConditionShapes,
): { readonly name: string; readonly accepts: (type: string) => boolean } => {
  if (options.yields === undefined) return { name: 'bool', accepts: (type) => type === 'bool' }
  const shape = options.yields === 'anything' ? undefined : shapes.fields.properties.get(options.yields.field)
  if (shape === undefined) return { name: 'any', accepts: () => true }
  const name = celType(shape)
  return {
    name,
    accepts: (type) =>
      type === name ||
      (name === 'double' && type === 'int') ||
      (shape.kind === 'list' && /^list<[A-Z]>$/.test(type)),
  }
}

/**
 * The condition language 条件 of a definition: CEL over `fields`, `requester`, `account` and `steps`, typed by the
 * definition's own fields and steps. Made once per definition version; evaluations take a few microseconds.
 */
export const conditionLanguage = (definition: Definition): ConditionLanguage => {
  const shapes = conditionShapes(definition)
  const parse = celEnvironment(shapes)
  const account = accountField(definition)
  const tryParse = (source: string): { readonly program: CelProgram } | { readonly fault: CelFault } => {
    try {
      return { program: parse(source) }
    } catch (error) {
      return { fault: celFault(error) }
    }
  }
  return {
    check: (source, options) => {
      const parsed = tryParse(source)
      if ('fault' in parsed) return [faultProblem(parsed.fault, source)]
      const scan = new ConditionScan(shapes, account)
      scan.scan(parsed.program.ast, options.filled)
      if (scan.problems.length > 0) return scan.problems.toSorted((a, b) => a.start - b.start)
      const checked = parsed.program.check()
      if ('error' in checked) return [faultProblem(celFault(checked.error), source)]
      const want = wanted(options, shapes)
      if (want.accepts(checked.type)) return []
      return [
        {
          code: 'wrong-result-type',
          start: 0,
          end: source.length,
          params: { wanted: want.name, found: checked.type },
        },
      ]
    },
    compile: (source) => {
      const parsed = tryParse(source)
      if ('fault' in parsed) return () => ({ ok: false, code: 'not-compiled', message: parsed.fault.message })
      const scan = new ConditionScan(shapes, account)
      scan.scan(parsed.program.ast, [])
      const refused = scan.problems.find((problem) => !HARMLESS.has(problem.code))
      if (refused !== undefined) return () => ({ ok: false, code: 'not-compiled', message: refused.code })
      return evaluator(parsed.program, shapes, scan.reads)
    },
  }
}
