import {
  type ASTNode,
  TypeError as CelTypeError,
  Environment,
  EvaluationError,
  ParseError,
} from '@marcbachmann/cel-js'
import { type ConditionShapes, celType, type ObjectShape, type Shape } from './condition-shape.ts'

/**
 * The only file that knows the CEL library. It limits what it parses; what an expression may do once parsed is bounded
 * by the scan (condition-scan.ts).
 */
export type CelNode = ASTNode
export type CelProgram = {
  readonly ast: CelNode
  /** @throws EvaluationError */
  run(variables: Readonly<Record<string, unknown>>): unknown
  /** The type of the result, or what is wrong. */
  check(): { readonly type: string } | { readonly error: unknown }
}

const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 100, maxMapEntries: 1, maxCallArguments: 4 }

const arithmetic = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
}

/** CEL keeps integers and doubles apart; an amount in fen times a rate must work all the same, and yields a double. */
const base = ((): Environment => {
  const environment = new Environment({ limits: LIMITS })
  for (const [operator, apply] of Object.entries(arithmetic)) {
    environment.registerOperator(`double ${operator} int: double`, (left: number, right: bigint) =>
      apply(left, Number(right)),
    )
    environment.registerOperator(`int ${operator} double: double`, (left: bigint, right: number) =>
      apply(Number(left), right),
    )
  }
  // Loosely equal: the library's own numbers compare a BigInt with a number in this way.
  environment.registerOperator('int == double', (left: bigint, right: number) => Number(left) === right)
  return environment
})()

const registerTypes = (environment: Environment, shape: Shape): void => {
  if (shape.kind === 'list') registerTypes(environment, shape.item)
  if (shape.kind !== 'object') return
  for (const property of shape.properties.values()) registerTypes(environment, property)
  const fields = Object.fromEntries(
    [...shape.properties].map(([name, property]) => [name, celType(property)]),
  )
  environment.registerType(shape.name, { ctor: shape.make, fields })
}

/** The environment of a definition: each root with its type. Building it is slow; it is kept with the compiled version. */
export const celEnvironment = (shapes: ConditionShapes): ((source: string) => CelProgram) => {
  const environment = base.clone()
  for (const [root, shape] of Object.entries(shapes) as [string, ObjectShape][]) {
    registerTypes(environment, shape)
    environment.registerVariable(root, shape.name)
  }
  return (source) => {
    const parsed = environment.parse(source)
    return {
      ast: parsed.ast,
      run: (variables) => parsed(variables),
      check: () => {
        const result = parsed.check()
        return result.valid ? { type: result.type ?? 'dyn' } : { error: result.error }
      },
    }
  }
}

/**
 * An expression's parts, whatever the names in it mean.
 * @throws ParseError
 */
export const parseCel = (source: string): CelNode => base.parse(source).ast

/** A refusal of the library in a form that does not name its classes. */
export type CelFault = {
  readonly phase: 'parse' | 'check' | 'run' | 'other'
  readonly code: string
  readonly start: number
  readonly end: number
  readonly message: string
}

export const celFault = (error: unknown): CelFault => {
  if (error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError) {
    const phase = error instanceof ParseError ? 'parse' : error instanceof CelTypeError ? 'check' : 'run'
    return {
      phase,
      code: error.code,
      start: error.range?.start ?? 0,
      end: error.range?.end ?? 0,
      message: error.summary,
    }
  }
  return {
    phase: 'other',
    code: 'failed',
    start: 0,
    end: 0,
    message: error instanceof Error ? error.message : String(error),
  }
}

/** A literal's text, or null where the node is something else. */
export const textLiteral = (node: CelNode): string | null =>
  node.op === 'value' && typeof node.args === 'string' ? node.args : null

/** True for a literal of bytes or of an unsigned integer, which JSON cannot hold. */
export const isForeignLiteral = (node: CelNode): boolean =>
  node.op === 'value' && typeof node.args === 'object' && node.args !== null
