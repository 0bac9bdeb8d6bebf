/** What canonical JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** Deeper values are not documents but attacks; the bound keeps the recursion off the end of the stack. */
const MAX_DEPTH = 500

/** Printable ASCII without quote and backslash: most texts, and they need neither escaping nor the surrogate check. */
const PLAIN = /^[ !#-[\]-~]*$/

const refuse = (what: string): never => {
  throw new TypeError(`Canonical JSON cannot hold ${what}`)
}

const text = (value: string): string => {
  if (PLAIN.test(value)) return `"${value}"`
  if (!value.isWellFormed()) refuse('a lone surrogate')
  return JSON.stringify(value)
}

/** Records repeat a few hundred keys; the bounds keep a caller's own keys from filling the memory. */
const prefixes = new Map<string, string>()
const prefix = (key: string): string => {
  const known = prefixes.get(key)
  if (known !== undefined) return known
  const made = `${text(key)}:`
  if (prefixes.size < 2000 && key.length <= 64) prefixes.set(key, made)
  return made
}

/** By UTF-16 code unit, the order RFC 8785 asks for. Small objects sort faster in place than through Array.sort. */
const sorted = (keys: string[]): string[] => {
  if (keys.length > 24) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string
    let j = i - 1
    for (; j >= 0 && (keys[j] as string) > key; j--) keys[j + 1] = keys[j] as string
    keys[j + 1] = key
  }
  return keys
}

const list = (value: readonly unknown[], depth: number): string => {
  let out = '['
  for (let i = 0; i < value.length; i++) {
    if (i > 0) out += ','
    out += serialize(value[i], depth)
  }
  return `${out}]`
}

const object = (value: Readonly<Record<string, unknown>>, depth: number): string => {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) refuse('an instance of a class')
  const keys = sorted(Object.keys(value))
  let out = '{'
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    if (i > 0) out += ','
    out += prefix(key) + serialize(value[key], depth)
  }
  return `${out}}`
}

const serialize = (value: unknown, depth: number): string => {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : refuse(String(value))
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth >= MAX_DEPTH) return refuse(`values nested more than ${MAX_DEPTH} deep`)
      return Array.isArray(value)
        ? list(value, depth + 1)
        : object(value as Record<string, unknown>, depth + 1)
    default:
      return refuse(`a value of type ${typeof value}`)
  }
}

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): keys in UTF-16 order, no spaces, ECMAScript
 * numbers. Equal values have equal texts, so "equal to the byte" means equal canonical JSON.
 * @throws TypeError for whatever JSON would drop or change in silence: undefined, NaN, infinities, lone surrogates,
 * big integers, functions, dates and other instances.
 */
export const canonicalJson = (value: unknown): string => serialize(value, 0)
