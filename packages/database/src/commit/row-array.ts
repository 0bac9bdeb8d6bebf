import type { BinaryWriter } from './binary-writer.ts'

/** The types of columns that a commit writes, by PostgreSQL's own names. */
export type ColumnType =
  | 'uuid'
  | 'integer'
  | 'bigint'
  | 'text'
  | 'boolean'
  | 'timestamp with time zone'
  | 'json'
  | 'text[]'

type Codec = { readonly oid: number; readonly write: (writer: BinaryWriter, value: never) => void }

const TEXT = 25

/** PostgreSQL's built-in types have the same number in every database. */
const CODECS: Readonly<Record<ColumnType, Codec>> = {
  uuid: { oid: 2950, write: (writer, value: string) => writer.uuid(value) },
  integer: { oid: 23, write: (writer, value: number) => writer.int32(value) },
  bigint: { oid: 20, write: (writer, value: number) => writer.int64(value) },
  text: { oid: TEXT, write: (writer, value: string) => writer.text(value) },
  boolean: { oid: 16, write: (writer, value: boolean) => writer.byte(value ? 1 : 0) },
  'timestamp with time zone': { oid: 1184, write: (writer, value: string) => writer.instant(value) },
  json: { oid: 114, write: (writer, value: object) => writer.text(JSON.stringify(value)) },
  'text[]': { oid: 1009, write: (writer, value: readonly string[]) => writeTexts(writer, value) },
}

/** The value of each type of column. */
type ValueOf = {
  uuid: string
  integer: number
  bigint: number
  text: string
  boolean: boolean
  'timestamp with time zone': string
  json: object
  'text[]': readonly string[]
}

export type RowOf<Columns extends Readonly<Record<string, ColumnType>>> = {
  readonly [Name in keyof Columns]: ValueOf[Columns[Name]] | null | undefined
}

/** A composite type: its number in this database, and its columns in its order. */
export type CompositeType<Columns> = { readonly oid: number; readonly columns: Columns }

/**
 * Rows as PostgreSQL's binary form of an array of a composite type; null for no rows. In text form, quoting here and
 * unquoting there took a sixth of the commit of sixty-four commands.
 *
 * @throws RangeError for what is no UUID, no instant or no whole number
 */
export const rowArray = <Columns extends Readonly<Record<string, ColumnType>>>(
  writer: BinaryWriter,
  rows: readonly RowOf<Columns>[],
  { oid, columns }: CompositeType<Columns>,
): Buffer | null => {
  if (rows.length === 0) return null
  const begin = writer.at
  const fields = fieldsOf(columns)
  writeArray(writer, oid, rows, (row) => {
    writer.int32(fields.length)
    for (const { name, codec } of fields) {
      writer.int32(codec.oid)
      const value = row[name]
      if (value === null || value === undefined) writer.int32(-1)
      else {
        const start = writer.begin()
        codec.write(writer, value as never)
        writer.end(start)
      }
    }
  })
  return writer.bytesFrom(begin)
}

type Field = { readonly name: string; readonly codec: Codec }

const known = new WeakMap<object, readonly Field[]>()

const fieldsOf = (columns: Readonly<Record<string, ColumnType>>): readonly Field[] => {
  const fields =
    known.get(columns) ?? Object.entries(columns).map(([name, type]) => ({ name, codec: CODECS[type] }))
  known.set(columns, fields)
  return fields
}

/** Texts as PostgreSQL's binary form of `text[]`. */
export const textArray = (writer: BinaryWriter, texts: readonly string[]): Buffer => {
  const begin = writer.at
  writeTexts(writer, texts)
  return writer.bytesFrom(begin)
}

const writeTexts = (writer: BinaryWriter, texts: readonly string[]): void =>
  writeArray(writer, TEXT, texts, (text) => writer.text(text))

/** Dimensions, whether there are nulls, the elements' type; then for the one dimension its size and first index. */
const writeArray = <Element>(
  writer: BinaryWriter,
  oid: number,
  elements: readonly Element[],
  write: (element: Element) => void,
): void => {
  writer.int32(elements.length === 0 ? 0 : 1)
  writer.int32(0)
  writer.int32(oid)
  if (elements.length === 0) return
  writer.int32(elements.length)
  writer.int32(1)
  for (const element of elements) {
    const start = writer.begin()
    write(element)
    writer.end(start)
  }
}
