/** What makes a value unfit to be looked at any closer. */
export type JsonFault = {
  readonly path: string
  readonly code: JsonFaultCode
  readonly params: Readonly<Record<string, number | string>>
}
export type JsonFaultCode = 'too-deep' | 'too-large' | 'forbidden-key' | 'not-json' | 'not-text'

export type JsonLimits = {
  readonly depth: number
  /** Objects, lists and their entries together. */
  readonly nodes: number
  /** Characters of all texts and keys together. */
  readonly characters: number
}

/** Keys that reach an object's prototype: libraries drop or obey them in silence. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

type Entry = {
  readonly value: unknown
  readonly depth: number
  readonly above: Entry | null
  readonly key: string | number
}

/** Names as definitions have them: nothing in them needs a change. */
const PLAIN = /^[\w-]{1,64}$/

/** One segment of a JSON pointer (RFC 6901), cut to a length that is fit to be sent back. */
export const pointerSegment = (key: string | number): string => {
  const name = String(key)
  if (PLAIN.test(name)) return name
  return name
    .slice(0, 64)
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
}

const pathOf = (entry: Entry): string => {
  let path = ''
  for (let at: Entry = entry; at.above !== null; at = at.above) path = `/${pointerSegment(at.key)}${path}`
  return path
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

/** The first fault of a scalar or of a container itself, or null. */
const ownFault = (value: unknown): JsonFaultCode | null => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? null : 'not-text'
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'not-json'
  if (value === null || typeof value === 'boolean') return null
  return typeof value === 'object' && isPlain(value) ? null : 'not-json'
}

class JsonInspection {
  readonly #limits: JsonLimits
  #nodes = 0
  #characters = 0

  constructor(limits: JsonLimits) {
    this.#limits = limits
  }

  /** Walks with its own stack: a deep value must not end the process's. */
  run(root: unknown): JsonFault | null {
    const stack: Entry[] = [{ value: root, depth: 0, above: null, key: '' }]
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const fault = this.#inspect(entry, stack)
      if (fault !== null) return fault
    }
    return null
  }

  #inspect(entry: Entry, stack: Entry[]): JsonFault | null {
    const { value } = entry
    const code = ownFault(value)
    if (code !== null) return { path: pathOf(entry), code, params: {} }
    this.#nodes++
    if (typeof value === 'string') this.#characters += value.length
    if (typeof value === 'object' && value !== null) {
      if (entry.depth >= this.#limits.depth)
        return { path: pathOf(entry), code: 'too-deep', params: { max: this.#limits.depth } }
      const forbidden = Array.isArray(value)
        ? this.#items(value, entry, stack)
        : this.#properties(value, entry, stack)
      if (forbidden !== null) return forbidden
    }
    return this.#excess()
  }

  #excess(): JsonFault | null {
    if (this.#nodes > this.#limits.nodes)
      return { path: '', code: 'too-large', params: { max: this.#limits.nodes } }
    if (this.#characters > this.#limits.characters)
      return { path: '', code: 'too-large', params: { max: this.#limits.characters } }
    return null
  }

  #items(items: readonly unknown[], entry: Entry, stack: Entry[]): JsonFault | null {
    // Before the loop: a sparse list may claim a length that nobody could walk.
    if (items.length > this.#limits.nodes)
      return { path: pathOf(entry), code: 'too-large', params: { max: this.#limits.nodes } }
    for (let index = items.length - 1; index >= 0; index--) {
      stack.push({ value: items[index], depth: entry.depth + 1, above: entry, key: index })
    }
    return null
  }

  #properties(value: object, entry: Entry, stack: Entry[]): JsonFault | null {
    const keys = Object.keys(value)
    if (keys.length > this.#limits.nodes)
      return { path: pathOf(entry), code: 'too-large', params: { max: this.#limits.nodes } }
    for (const key of keys.toReversed()) {
      const below: Entry = {
        value: (value as Record<string, unknown>)[key],
        depth: entry.depth + 1,
        above: entry,
        key,
      }
      if (FORBIDDEN.has(key)) return { path: pathOf(below), code: 'forbidden-key', params: {} }
      if (!key.isWellFormed() || key.includes('\0'))
        return { path: pathOf(below), code: 'not-text', params: {} }
      this.#characters += key.length
      stack.push(below)
    }
    return null
  }
}

/**
 * The first reason why a value may not be looked at any closer: too deep, too large, keys that reach a prototype,
 * anything that is not JSON, texts that no database stores. Walks without recursion and never throws.
 */
export const inspectJson = (value: unknown, limits: JsonLimits): JsonFault | null => {
  try {
    return new JsonInspection(limits).run(value)
  } catch {
    // A getter or a proxy that throws: not what a parser of JSON hands over.
    return { path: '', code: 'not-json', params: {} }
  }
}
