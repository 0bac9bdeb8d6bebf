type Value = string | number | boolean | null | undefined | object

/**
 * Rows as PostgreSQL's literal of an array of a composite type, or null for no rows. Columns are written in the order
 * given, which is the type's. Values that are objects are written as JSON, lists as arrays.
 */
export const rowArray = <Row extends { readonly [column: string]: Value }>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): string | null => {
  if (rows.length === 0) return null
  const literals = rows.map((row) => quoted(`(${columns.map((column) => field(row[column])).join()})`))
  return `{${literals.join()}}`
}

/** Ids, instants and names: what stands in a row without quotes, so that the row's own quoting finds less to do. */
const PLAIN = /^[\w:.-]{1,64}$/

const field = (value: Value): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = textOf(value)
  return PLAIN.test(text) ? text : quoted(text)
}

const textOf = (value: string | object): string => {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? `{${value.map((one) => quoted(String(one))).join()}}` : JSON.stringify(value)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters for which JSON and PostgreSQL differ
const ESCAPED_BY_JSON_ALONE = /[\u0000-\u001f]/

/**
 * Inside an array and inside a row alike, a backslash takes the next character as it is. JSON quotes the same way, and
 * four times as fast as a replacement, for all text without control characters and half surrogates.
 */
const quoted = (text: string): string =>
  ESCAPED_BY_JSON_ALONE.test(text) || !text.isWellFormed()
    ? `"${text.replace(/["\\]/g, '\\$&')}"`
    : JSON.stringify(text)
