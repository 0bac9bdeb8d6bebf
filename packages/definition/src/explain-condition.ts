import { type CelNode, parseCel } from './cel.ts'

/** How a value is compared; each has its opposite. `is` with several values means one of them. */
export type Relation =
  | 'contains'
  | 'contains-not'
  | 'is'
  | 'is-not'
  | 'above'
  | 'at-most'
  | 'below'
  | 'at-least'
  | 'filled'
  | 'empty'

/** What is compared: a path such as `['fields', 'amount']`, by its value or by how many items it holds. */
export type ConditionSubject = { readonly path: readonly string[]; readonly measure: 'value' | 'size' }

/** A condition taken apart into what a person can read. */
export type Explanation =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Explanation[] }
  | {
      readonly kind: 'test'
      readonly relation: Relation
      readonly subject: ConditionSubject
      readonly values: readonly (string | number | boolean)[]
    }
type Test = Extract<Explanation, { kind: 'test' }>
type Value = Test['values'][number]

const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  contains: 'contains-not',
  'contains-not': 'contains',
  is: 'is-not',
  'is-not': 'is',
  above: 'at-most',
  'at-most': 'above',
  below: 'at-least',
  'at-least': 'below',
  filled: 'empty',
  empty: 'filled',
}

const COMPARISONS: Readonly<Partial<Record<string, Relation>>> = {
  '==': 'is',
  '!=': 'is-not',
  '>': 'above',
  '>=': 'at-least',
  '<': 'below',
  '<=': 'at-most',
}

/** The same comparison read from its other side: `3 < x` is `x > 3`. */
const MIRRORED: Readonly<Partial<Record<Relation, Relation>>> = {
  above: 'below',
  below: 'above',
  'at-least': 'at-most',
  'at-most': 'at-least',
}

/**
 * A condition 条件 in parts that can be said in words: comparisons of a field with constants, and, or, not. Null for
 * one that computes; that can only be shown as it is written.
 */
export const explainCondition = (source: string): Explanation | null => {
  try {
    const found = explain(parseCel(source))
    return found === null ? null : withoutObvious(found)
  } catch {
    // What does not parse has no parts; its problem is told by the check.
    return null
  }
}

/** What holds when the explanation does not. */
export const oppositeOf = (explanation: Explanation): Explanation =>
  explanation.kind === 'test'
    ? { ...explanation, relation: OPPOSITE[explanation.relation] }
    : { kind: explanation.kind === 'all' ? 'any' : 'all', parts: explanation.parts.map(oppositeOf) }

const explain = (node: CelNode): Explanation | null => {
  switch (node.op) {
    case '&&':
      return joined('all', node.args)
    case '||':
      return joined('any', node.args)
    case '!_': {
      const inner = explain(node.args)
      return inner === null ? null : oppositeOf(inner)
    }
    case 'in':
      return membership(node.args[0], node.args[1])
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node.op, node.args[0], node.args[1])
    case 'call':
      return node.args[0] === 'has' ? test('filled', subjectOf(node.args[1][0]), []) : null
    default:
      return test('is', subjectOf(node), [true])
  }
}

const joined = (kind: 'all' | 'any', nodes: readonly CelNode[]): Explanation | null => {
  const parts = nodes.map(explain)
  if (!parts.every((part) => part !== null)) return null
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) }
}

const test = (
  relation: Relation,
  subject: ConditionSubject | null,
  values: readonly Value[] | null,
): Test | null => (subject === null || values === null ? null : { kind: 'test', relation, subject, values })

const membership = (item: CelNode, list: CelNode): Explanation | null =>
  list.op === 'list'
    ? test('is', subjectOf(item), valuesOf(list.args))
    : test('contains', subjectOf(list), valuesOf([item]))

const comparison = (op: string, left: CelNode, right: CelNode): Explanation | null => {
  const relation = COMPARISONS[op]
  if (relation === undefined) return null
  const subject = subjectOf(left)
  return subject === null
    ? test(MIRRORED[relation] ?? relation, subjectOf(right), valuesOf([left]))
    : test(relation, subject, valuesOf([right]))
}

const subjectOf = (node: CelNode | undefined): ConditionSubject | null => {
  if (node === undefined) return null
  const measured =
    node.op === 'call' && node.args[0] === 'size'
      ? node.args[1][0]
      : node.op === 'rcall' && node.args[0] === 'size'
        ? node.args[1]
        : undefined
  const path = pathOf(measured ?? node)
  return path === null ? null : { path, measure: measured === undefined ? 'value' : 'size' }
}

const pathOf = (node: CelNode): readonly string[] | null => {
  if (node.op === 'id') return [node.args]
  if (node.op !== '.' && node.op !== '[]') return null
  const [owner, name] = node.args
  const above = pathOf(owner)
  const last = typeof name === 'string' ? name : constantOf(name)
  return above === null || typeof last !== 'string' ? null : [...above, last]
}

const valuesOf = (nodes: readonly CelNode[]): readonly Value[] | null => {
  const values = nodes.map(constantOf)
  return values.every((value) => value !== null) ? values : null
}

const constantOf = (node: CelNode): Value | null => {
  if (node.op === '-_') {
    const value = constantOf(node.args)
    return typeof value === 'number' ? -value : null
  }
  if (node.op !== 'value') return null
  const { args } = node
  if (typeof args === 'bigint') return Number(args)
  return typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean' ? args : null
}

/** "Amount is filled and above 3" says no more than "amount is above 3". */
const withoutObvious = (explanation: Explanation): Explanation => {
  if (explanation.kind === 'test') return explanation
  const told = (one: Test): boolean =>
    explanation.parts.some(
      (other) => other !== one && other.kind === 'test' && same(other.subject.path, one.subject.path),
    )
  const parts = explanation.parts
    .filter(
      (part) =>
        part.kind !== 'test' || (part.relation !== 'filled' && part.relation !== 'empty') || !told(part),
    )
    .map(withoutObvious)
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : { ...explanation, parts }
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join('.') === other.join('.')
