import type { Random } from '@countersign/interpreter/random'
import { hostileValue, NAMES } from './hostile.ts'
import { jsonText, Verbatim } from './json-text.ts'

type Path = readonly (string | number)[]

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Verbatim)

const pathsIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(isContainer(value)
    ? Object.entries(value).flatMap(([name, inner]) =>
        pathsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
      )
    : []),
]

/** An own property of any name, as JSON has it: assigning `__proto__` would do something else. */
const withOwn = (object: object, name: string, value: unknown): object =>
  Object.defineProperty({ ...object }, name, { value, enumerable: true, configurable: true, writable: true })

const changeAt = (value: unknown, path: Path, change: (inner: unknown) => unknown): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return change(value)
  if (Array.isArray(value))
    return value.flatMap((inner, index) => {
      if (index !== name) return [inner]
      const changed = changeAt(inner, rest, change)
      return changed === undefined ? [] : [changed]
    })
  const inner = isContainer(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
  return withOwn(value as object, String(name), changeAt(inner, rest, change))
}

const CHANGES: readonly ((random: Random, inner: unknown) => unknown)[] = [
  (random) => hostileValue(random),
  (random) => hostileValue(random),
  () => undefined,
  (_, inner) => [inner],
  (_, inner) => ({ value: inner }),
  (random, inner) =>
    isContainer(inner) && !Array.isArray(inner)
      ? withOwn(inner, random.chance(0.5) ? random.pick(NAMES) : 'extra', hostileValue(random))
      : hostileValue(random),
  (_, inner) => (typeof inner === 'string' ? `${inner}\u0000` : jsonText(inner)),
  (_, inner) => (typeof inner === 'string' ? inner.toUpperCase() : inner === null ? 0 : null),
]

/** The same with something wrong at one place: another type, missing, wrapped, one name too many. */
export const spoil = (random: Random, value: unknown): unknown => {
  const path = random.pick(pathsIn(value))
  const change = random.pick(CHANGES)
  return changeAt(value, path, (inner) => change(random, inner))
}
