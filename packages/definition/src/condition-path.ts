import { type CelNode, textLiteral } from './cel.ts'
import type { ConditionProblemCode } from './condition-problem.ts'
import type { ConditionShapes, Root, Shape } from './condition-shape.ts'

/** A path of an expression, such as `fields.amount` or `steps['review'].visits`. */
export type ConditionPath = {
  readonly text: string
  readonly shape: Shape
  /** The paths that must be there before this one can be read. */
  readonly needs: readonly string[]
  /** What an evaluation must supply: a root and the first name below it; null for a comprehension's own variable. */
  readonly reads: readonly [Root, string] | null
  /** True for a root by itself. */
  readonly isRoot: boolean
}

/** Where a path leads nowhere. */
export type PathProblem = {
  readonly at: CelNode
  readonly code: ConditionProblemCode
  readonly params: Readonly<Record<string, string>>
}

/** What an expression can name at one place. */
export type Names = {
  readonly shapes: ConditionShapes
  /** The field that names the account; without one there is no `account`. */
  readonly accountField: string | null
  readonly variables: ReadonlyMap<string, Shape>
}

/** Follows a path to its shape; null for an expression of another kind. */
export const resolvePath = (node: CelNode, names: Names): ConditionPath | PathProblem | null => {
  if (node.op === 'id') return root(node, node.args, names)
  if (node.op === '.') return member(node, resolvePath(node.args[0], names), node.args[1])
  if (node.op !== '[]') return null
  const [owner, index] = node.args
  const name = textLiteral(index)
  if (owner.op === 'id' && owner.args === 'steps' && name !== null)
    return member(node, resolvePath(owner, names), name)
  return { at: node, code: 'not-offered', params: { what: '[]' } }
}

const root = (
  node: CelNode,
  name: string,
  { shapes, accountField, variables }: Names,
): ConditionPath | PathProblem => {
  const variable = variables.get(name)
  if (variable !== undefined) return { text: name, shape: variable, needs: [], reads: null, isRoot: false }
  const isKnown = Object.hasOwn(shapes, name) && (name !== 'account' || accountField !== null)
  if (!isKnown) return { at: node, code: 'unknown-name', params: { name } }
  const needs = name === 'account' ? [`fields.${accountField}`] : []
  return { text: name, shape: shapes[name as Root], needs, reads: null, isRoot: true }
}

const member = (
  node: CelNode,
  above: ConditionPath | PathProblem | null,
  name: string,
): ConditionPath | PathProblem | null => {
  if (above === null || 'code' in above) return above
  const owner = above.shape
  const shape = owner.kind === 'object' ? owner.properties.get(name) : undefined
  if (owner.kind !== 'object' || shape === undefined) {
    return {
      at: node,
      code: above.isRoot && above.text === 'steps' ? 'unknown-step' : 'unknown-field',
      params: { name },
    }
  }
  const text = `${above.text}.${name}`
  const needs = owner.required.has(name) ? above.needs : [...above.needs, text]
  const reads = above.isRoot ? ([above.text as Root, name] as const) : above.reads
  return { text, shape, needs, reads, isRoot: false }
}
