import type { Random } from '@countersign/interpreter/random'

/** As much of JSON Schema as input schemas are written out in. */
export type Schema = {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

/** What inputs are drawn with: chance, and words that mean something to the server (ids, keys, names). */
export type Source = { readonly random: Random; readonly words: readonly string[] }

/** How often a length or a number is drawn from its limits, and from just beyond them. */
const AT_A_LIMIT = 0.2
const MOST_ITEMS = 6
const DEEPEST = 6

/** A value that mostly fits the schema, and else is off by one. */
export const fromSchema = (source: Source, schema: Schema): unknown =>
  new Drawing(source, schema).draw(schema, 0)

class Drawing {
  readonly #source: Source
  readonly #root: Schema

  constructor(source: Source, root: Schema) {
    this.#source = source
    this.#root = root
  }

  draw(schema: Schema, depth: number): unknown {
    const { random } = this.#source
    if (schema.$ref !== undefined) return this.draw(this.#referred(schema.$ref), depth + 1)
    if ('const' in schema) return schema.const
    if (schema.enum !== undefined) return random.pick(schema.enum)
    const either = schema.anyOf ?? schema.oneOf
    if (either !== undefined)
      return this.draw(random.pick(depth > DEEPEST ? either.slice(0, 1) : either), depth)
    switch (schema.type) {
      case 'object':
        return this.#object(schema, depth)
      case 'array':
        return Array.from({ length: this.#size(schema.minItems, schema.maxItems) }, () =>
          this.draw(schema.items ?? {}, depth + 1),
        )
      case 'string':
        return this.#text(schema)
      case 'integer':
      case 'number':
        return this.#number(schema)
      case 'boolean':
        return random.chance(0.5)
      default:
        return null
    }
  }

  #referred(reference: string): Schema {
    const found = this.#root.$defs?.[reference.replace('#/$defs/', '')]
    if (found === undefined) throw new Error(`the schema has no ${reference}`)
    return found
  }

  #object(schema: Schema, depth: number): object {
    const { random } = this.#source
    const drawn: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries(schema.properties ?? {}))
      if (schema.required?.includes(name) || random.chance(0.5)) drawn[name] = this.draw(inner, depth + 1)
    if (typeof schema.additionalProperties !== 'object') return drawn
    for (let more = random.below(4); more > 0; more--) {
      const name = this.#text(schema.propertyNames ?? {})
      if (name !== '__proto__') drawn[name] = this.draw(schema.additionalProperties, depth + 1)
    }
    return drawn
  }

  #size(least = 0, most = MOST_ITEMS): number {
    const { random } = this.#source
    if (random.chance(AT_A_LIMIT))
      return random.pick([least, Math.max(0, least - 1), Math.min(most, 500) + 1])
    return least + random.below(Math.min(most, least + MOST_ITEMS) - least + 1)
  }

  #text({ minLength = 0, maxLength = 5000, pattern }: Schema): string {
    const { random, words } = this.#source
    if (random.chance(AT_A_LIMIT / 2))
      return 'a'.repeat(random.pick([minLength, Math.max(0, minLength - 1), maxLength, maxLength + 1]))
    const shape = pattern === undefined ? null : new RegExp(pattern, 'u')
    const fitting = words.filter(
      ({ length }, index) =>
        length >= minLength && length <= maxLength && (shape === null || shape.test(words[index] ?? '')),
    )
    return random.pick(fitting.length > 0 ? fitting : words)
  }

  #number({ minimum = -1000, maximum = 1_000_000 }: Schema): number {
    const { random } = this.#source
    if (random.chance(AT_A_LIMIT)) return random.pick([minimum, minimum - 1, maximum, maximum + 1])
    return Math.floor(minimum + random.below(Math.min(maximum - minimum, 50) + 1))
  }
}
