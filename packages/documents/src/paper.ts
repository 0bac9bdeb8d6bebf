/** A label with its value, a line for each thing in it. */
export type Entry = { readonly label: string; readonly lines: readonly string[] }

/** `width` in per cent of the page; a table's columns share what is left. */
export type Column = { readonly title: string; readonly width: number | 'rest' }

/** `none` is said where there is nothing. */
export type Part = { readonly title: string; readonly none: string } & (
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
    }
)

/**
 * A document to be printed and filed: everything on it in the words of whoever reads it. Plain data, so that it can be
 * handed to the thread that makes a file of it.
 */
export type Paper = {
  readonly title: string
  /** BCP 47; told to whoever reads the file aloud. */
  readonly language: string
  /** Short facts in a grid under the title. */
  readonly facts: readonly Entry[]
  readonly parts: readonly Part[]
  /** Small print at the end, a line each. */
  readonly notes: readonly string[]
  /** Stands at the foot of every page, beside its number. */
  readonly foot: string
}

const textsOf = (part: Part): readonly string[] =>
  part.kind === 'table' ? part.rows.flat() : part.entries.flatMap(({ label, lines }) => [label, ...lines])

/** How much there is to set, in characters. */
export const lengthOf = ({ facts, parts, notes }: Paper): number =>
  [...facts.flatMap(({ lines }) => lines), ...parts.flatMap(textsOf), ...notes].reduce(
    (sum, text) => sum + text.length,
    0,
  )
