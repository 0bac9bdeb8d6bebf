import type { JsonValue } from '@countersign/definition/canonical-json'
import type { Random } from './random.ts'

type Holder = Record<string, JsonValue> | JsonValue[]

/** Changes one value somewhere inside, or takes one out. The result differs from what was given. */
export const changeJson = (value: JsonValue, random: Random): JsonValue => {
  const copy = structuredClone(value) as JsonValue
  const places = placesIn(copy)
  if (places.length === 0) return changed(copy, random)
  const { holder, key } = random.pick(places)
  if (Array.isArray(holder)) {
    if (random.below(6) === 0) holder.splice(Number(key), 1)
    else holder[Number(key)] = changed(holder[Number(key)] ?? null, random)
  } else if (random.below(6) === 0) delete holder[key]
  else holder[key] = changed(holder[key] ?? null, random)
  return copy
}

const placesIn = (value: JsonValue): { holder: Holder; key: string }[] => {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Holder
  return Object.entries(holder).flatMap(([key, inner]) => [{ holder, key }, ...placesIn(inner as JsonValue)])
}

const changed = (value: JsonValue, random: Random): JsonValue => {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + random.pick([1, -1, 1000, 0.5])
  if (typeof value === 'string') return changedText(value, random)
  return value === null ? random.pick<JsonValue>([0, '', false, {}]) : null
}

const changedText = (text: string, random: Random): string => {
  if (text === '') return 'x'
  const at = random.below(text.length)
  const other = text[at] === 'a' ? 'b' : 'a'
  return random.pick([`${text}x`, text.slice(0, at) + other + text.slice(at + 1), text.slice(0, -1)])
}
