/** A piece of JSON text that no value stands for: a name given twice, a number no number can be, no JSON at all. */
export class Verbatim {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value as JSON text. Unlike `JSON.stringify` it keeps -0, and writes NaN and Infinity, which are no JSON. */
export const jsonText = (value: unknown): string => {
  if (value instanceof Verbatim) return value.text
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${jsonText(inner)}`).join(',')}}`
}
