import { type CelNode, isForeignLiteral, textLiteral } from './cel.ts'
import { type ConditionPath, resolvePath } from './condition-path.ts'
import type { ConditionProblem, ConditionProblemCode } from './condition-problem.ts'
import type { ConditionShapes, Root, ScalarShape, Shape } from './condition-shape.ts'

const FUNCTIONS = new Set(['size', 'int', 'double', 'string'])
const METHODS = new Set([
  'contains',
  'startsWith',
  'endsWith',
  'size',
  'lowerAscii',
  'upperAscii',
  'trim',
  'indexOf',
  'substring',
])
const COMPREHENSIONS = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

/** Paths known to be filled at some place of the expression, such as `fields.amount`. */
type Proven = ReadonlySet<string>
/** What more is known where the expression came out true, and where it came out false. */
type Learned = { readonly whenTrue: Proven; readonly whenFalse: Proven }
const NOTHING: Proven = new Set()
const LEARNED_NOTHING: Learned = { whenTrue: NOTHING, whenFalse: NOTHING }

type Scope = {
  readonly variables: ReadonlyMap<string, Shape>
  readonly proven: Proven
  readonly inComprehension: boolean
}

const union = (a: Proven, b: Proven): Proven => (b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b]))
const both = (a: Proven, b: Proven): Proven => new Set([...a].filter((path) => b.has(path)))

/**
 * Reads an expression as the language allows it: a closed list of functions (no regular expressions, whose time nobody
 * can bound), no list or map building that could grow, one comprehension level, every optional value proven to be
 * there by `has()` or by an earlier step, no comparison with a value that cannot occur.
 */
export class ConditionScan {
  readonly problems: ConditionProblem[] = []
  /** The paths read, as root and first name: what an evaluation must supply. */
  readonly reads = new Map<Root, Set<string>>()
  readonly #shapes: ConditionShapes
  readonly #accountField: string | null

  constructor(shapes: ConditionShapes, accountField: string | null) {
    this.#shapes = shapes
    this.#accountField = accountField
  }

  /** @param filled the fields that are filled wherever this expression is evaluated */
  scan(node: CelNode, filled: Iterable<string>): void {
    const proven = new Set([...filled].map((field) => `fields.${field}`))
    this.#visit(node, { variables: new Map(), proven, inComprehension: false })
  }

  #report(node: CelNode, code: ConditionProblemCode, params: ConditionProblem['params'] = {}): Learned {
    this.problems.push({ code, start: node.start, end: node.end, params })
    return LEARNED_NOTHING
  }

  #visit(node: CelNode, scope: Scope): Learned {
    switch (node.op) {
      case 'value':
        return isForeignLiteral(node)
          ? this.#report(node, 'not-offered', { what: 'literal' })
          : LEARNED_NOTHING
      case 'id':
      case '.':
      case '[]':
        return this.#read(node, scope)
      case 'call':
        return this.#call(node, node.args, scope)
      case 'rcall':
        return this.#method(node, node.args, scope)
      case '&&':
      case '||':
        return this.#logical(node.op, node.args, scope)
      case '!_': {
        const { whenTrue, whenFalse } = this.#visit(node.args, scope)
        return { whenTrue: whenFalse, whenFalse: whenTrue }
      }
      case '-_':
        this.#visit(node.args, scope)
        return LEARNED_NOTHING
      case '?:':
        return this.#choice(node.args, scope)
      case 'list':
        for (const item of node.args) this.#visit(item, scope)
        return LEARNED_NOTHING
      case 'map':
      case '.?':
      case '[?]':
        return this.#report(node, 'not-offered', { what: node.op })
      default:
        return this.#binary(node, node.op, node.args, scope)
    }
  }

  #logical(op: '&&' | '||', [left, right]: readonly [CelNode, CelNode], scope: Scope): Learned {
    const first = this.#visit(left, scope)
    const onwards = op === '&&' ? first.whenTrue : first.whenFalse
    const second = this.#visit(right, { ...scope, proven: union(scope.proven, onwards) })
    return op === '&&'
      ? {
          whenTrue: union(first.whenTrue, second.whenTrue),
          whenFalse: both(first.whenFalse, second.whenFalse),
        }
      : {
          whenTrue: both(first.whenTrue, second.whenTrue),
          whenFalse: union(first.whenFalse, second.whenFalse),
        }
  }

  #choice([condition, yes, no]: readonly [CelNode, CelNode, CelNode], scope: Scope): Learned {
    const learned = this.#visit(condition, scope)
    this.#visit(yes, { ...scope, proven: union(scope.proven, learned.whenTrue) })
    this.#visit(no, { ...scope, proven: union(scope.proven, learned.whenFalse) })
    return LEARNED_NOTHING
  }

  #binary(node: CelNode, op: string, [left, right]: readonly [CelNode, CelNode], scope: Scope): Learned {
    if (op === '+' && (this.#isList(left, scope) || this.#isList(right, scope))) {
      return this.#report(node, 'not-offered', { what: 'list + list' })
    }
    this.#visit(left, scope)
    this.#visit(right, scope)
    if (op === '==' || op === '!=' || op === 'in') {
      this.#compare(left, right, scope)
      this.#compare(right, left, scope)
    }
    return LEARNED_NOTHING
  }

  /** Reports literals beside a path that can never have them: a misspelt option would just never match. */
  #compare(literals: CelNode, path: CelNode, scope: Scope): void {
    const shape = this.#path(path, scope)?.shape
    const item: Shape | undefined = shape?.kind === 'list' ? shape.item : shape
    if (item?.kind !== 'scalar' || item.among === null) return
    for (const node of literals.op === 'list' ? literals.args : [literals]) this.#compareOne(node, item)
  }

  #compareOne(node: CelNode, shape: ScalarShape): void {
    const text = textLiteral(node)
    if (text !== null && shape.among?.includes(text) === false)
      this.#report(node, 'never-equal', { value: text })
  }

  #call(node: CelNode, [name, args]: readonly [string, CelNode[]], scope: Scope): Learned {
    if (name === 'has') return this.#has(node, args, scope)
    if (!FUNCTIONS.has(name)) return this.#report(node, 'not-offered', { what: `${name}()` })
    for (const argument of args) this.#visit(argument, scope)
    return LEARNED_NOTHING
  }

  #has(node: CelNode, args: readonly CelNode[], scope: Scope): Learned {
    const [selection] = args
    if (selection === undefined || selection.op !== '.')
      return this.#report(node, 'not-offered', { what: 'has() of this' })
    const path = this.#readPath(selection, scope)
    if (path === null) return LEARNED_NOTHING
    this.#demand(
      selection,
      path.needs.filter((needed) => needed !== path.text),
      scope,
    )
    return { whenTrue: new Set([path.text]), whenFalse: NOTHING }
  }

  #method(
    node: CelNode,
    [name, receiver, args]: readonly [string, CelNode, CelNode[]],
    scope: Scope,
  ): Learned {
    if (COMPREHENSIONS.has(name)) return this.#comprehension(node, receiver, { args, scope })
    if (!METHODS.has(name)) return this.#report(node, 'not-offered', { what: `${name}()` })
    this.#visit(receiver, scope)
    for (const argument of args) this.#visit(argument, scope)
    return LEARNED_NOTHING
  }

  #comprehension(
    node: CelNode,
    receiver: CelNode,
    { args, scope }: { args: readonly CelNode[]; scope: Scope },
  ): Learned {
    if (scope.inComprehension) return this.#report(node, 'nested-comprehension')
    this.#visit(receiver, scope)
    const [variable, ...bodies] = args
    if (variable === undefined || variable.op !== 'id') return this.#report(node, 'syntax-error')
    if (Object.hasOwn(this.#shapes, variable.args))
      return this.#report(variable, 'not-offered', { what: variable.args })
    const item = this.#itemOf(receiver, scope)
    const variables = item === null ? scope.variables : new Map([...scope.variables, [variable.args, item]])
    let proven = scope.proven
    for (const body of bodies) {
      const learned = this.#visit(body, { variables, proven, inComprehension: true })
      proven = union(proven, learned.whenTrue)
    }
    return LEARNED_NOTHING
  }

  /** What a comprehension's variable stands for; text where the list is written out, which the type check then judges. */
  #itemOf(receiver: CelNode, scope: Scope): Shape | null {
    const shape = this.#path(receiver, scope)?.shape
    if (shape !== undefined) return shape.kind === 'list' ? shape.item : null
    if (receiver.op === 'rcall' && receiver.args[0] === 'filter') return this.#itemOf(receiver.args[1], scope)
    return { kind: 'scalar', type: 'string', among: null }
  }

  #isList(node: CelNode, scope: Scope): boolean {
    if (node.op === 'list') return true
    if (node.op === 'rcall') return node.args[0] === 'map' || node.args[0] === 'filter'
    if (node.op === '?:') return this.#isList(node.args[1], scope) || this.#isList(node.args[2], scope)
    return this.#path(node, scope)?.shape.kind === 'list'
  }

  #read(node: CelNode, scope: Scope): Learned {
    const path = this.#readPath(node, scope)
    if (path === null) return LEARNED_NOTHING
    if (path.isRoot) return this.#report(node, 'not-offered', { what: path.text })
    this.#demand(node, path.needs, scope)
    return LEARNED_NOTHING
  }

  #demand(node: CelNode, needs: readonly string[], scope: Scope): void {
    const missing = needs.find((needed) => !scope.proven.has(needed))
    if (missing !== undefined) this.#report(node, 'may-be-missing', { path: missing })
  }

  /** The path, or null where the expression is none or leads nowhere: reported once, when it is read. */
  #path(node: CelNode, { variables }: Scope): ConditionPath | null {
    const found = resolvePath(node, { shapes: this.#shapes, accountField: this.#accountField, variables })
    return found === null || 'code' in found ? null : found
  }

  #readPath(node: CelNode, { variables }: Scope): ConditionPath | null {
    const found = resolvePath(node, { shapes: this.#shapes, accountField: this.#accountField, variables })
    if (found === null) {
      this.#report(node, 'not-offered', { what: node.op })
      return null
    }
    if ('code' in found) {
      this.#report(found.at, found.code, found.params)
      return null
    }
    if (found.reads !== null) {
      const [root, name] = found.reads
      this.reads.set(root, (this.reads.get(root) ?? new Set()).add(name))
    }
    return found
  }
}
