/** The values of a statement that is put together from parts; `bind` answers the place of the value. */
export class Values {
  readonly list: unknown[] = []

  bind(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
}

/** A pattern for LIKE that finds the text itself, whatever it holds. PostgreSQL has no text with NUL. */
export const likeText = (text: string): string => text.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')
