import pg from 'pg'

const INT8 = 20
const TIMESTAMPTZ = 1184

/**
 * How values of the raw pool read: `timestamptz` as ISO 8601 UTC with milliseconds (`infinity` stays that word), `bigint`
 * as a number — amounts in fen and counts stay far below 2^53, and one that does not must not be rounded silently.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === TIMESTAMPTZ) return instant
    if (format !== 'binary' && oid === INT8) return integer
    return pg.types.getTypeParser(oid, format)
  },
}

const instant = (text: string): string => (text.endsWith('infinity') ? text : new Date(text).toISOString())

const integer = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the bigint ${text} has no exact number`)
  return value
}
