import type { z } from 'zod'
import { Definition } from './definition.ts'
import { inspectJson, type JsonFaultCode, pointerSegment } from './inspect-json.ts'

/** One thing wrong with the form of a definition. `path` is a JSON pointer into it. */
export type DefinitionProblem = {
  readonly path: string
  readonly code: DefinitionProblemCode
  readonly params: Readonly<Record<string, string | number>>
}
export type DefinitionProblemCode =
  | JsonFaultCode
  | 'required'
  | 'wrong-type'
  | 'unknown-key'
  | 'bad-key'
  | 'bad-format'
  | 'too-small'
  | 'too-large'
  | 'not-one-of'

export type ParsedDefinition =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] }

/** A chart of 300 states with its forms takes a tenth of this. */
const LIMITS = { depth: 40, nodes: 50_000, characters: 2_000_000 }
const MAX_PROBLEMS = 200

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const pointer = (path: Path): string => path.map((key) => `/${pointerSegment(String(key))}`).join('')

const valueAt = (input: unknown, path: Path): unknown => {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** True where an alternative failed at its root: the value was never meant as this one. */
const isOtherKind = (issues: readonly Issue[]): boolean =>
  issues.some(
    (issue) =>
      issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_union',
  )

type Fault = Pick<DefinitionProblem, 'code' | 'params'>

const faultOf = (issue: Issue): Fault => {
  switch (issue.code) {
    case 'invalid_key':
      return { code: 'bad-key', params: {} }
    case 'invalid_type':
      return { code: 'wrong-type', params: { expected: issue.expected } }
    case 'invalid_value':
      return { code: 'not-one-of', params: { options: issue.values.join(', ') } }
    case 'invalid_format':
      return { code: 'bad-format', params: { format: issue.format } }
    case 'too_big':
      return { code: 'too-large', params: { max: Number(issue.maximum) } }
    case 'too_small':
      return { code: 'too-small', params: { min: Number(issue.minimum) } }
    default:
      return { code: 'wrong-type', params: { expected: issue.code } }
  }
}

class ProblemList {
  readonly problems: DefinitionProblem[] = []
  readonly #input: unknown

  constructor(input: unknown) {
    this.#input = input
  }

  addAll(issues: readonly Issue[], above: Path): void {
    for (const issue of issues) this.#add(issue, [...above, ...issue.path])
  }

  #note(path: Path, code: DefinitionProblemCode, params: DefinitionProblem['params'] = {}): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ path: pointer(path), code, params })
  }

  #add(issue: Issue, path: Path): void {
    if (valueAt(this.#input, path) === undefined) this.#note(path, 'required')
    else if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) this.#note([...path, key], 'unknown-key')
    else if (issue.code === 'invalid_union') this.#addUnion(issue.errors, path)
    else {
      const { code, params } = faultOf(issue)
      this.#note(path, code, params)
    }
  }

  /** Reports the alternative that was meant, as far as one can tell: the problems of all others would only mislead. */
  #addUnion(alternatives: readonly (readonly Issue[])[], path: Path): void {
    const meant = alternatives.filter((issues) => issues.length > 0 && !isOtherKind(issues))
    const [best] = meant.toSorted((a, b) => a.length - b.length)
    if (best === undefined) this.#note(path, 'not-one-of')
    else this.addAll(best, path)
  }
}

/**
 * Reads a definition from anything: its form is checked, its meaning is not (see the structural check). Bounded in
 * depth and size before the schema sees it; never throws.
 */
export const parseDefinition = (input: unknown): ParsedDefinition => {
  const fault = inspectJson(input, LIMITS)
  if (fault !== null) return { ok: false, problems: [fault] }
  const parsed = Definition.safeParse(input)
  if (parsed.success) return { ok: true, definition: parsed.data }
  const list = new ProblemList(input)
  list.addAll(parsed.error.issues, [])
  return { ok: false, problems: list.problems }
}
