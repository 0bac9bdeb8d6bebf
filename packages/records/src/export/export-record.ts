/** A record as it is stored and exported. */
export type ExportRecord = {
  readonly instance: string
  readonly seq: number
  readonly body: string
  readonly hash: string
}

/** The line of a record: the stored text as it is, since its hash is about exactly these bytes. */
export const recordLine = ({ body, hash }: Pick<ExportRecord, 'body' | 'hash'>): string =>
  `{"hash":${JSON.stringify(hash)},"record":${body}}\n`

/** Puts the records of one request after another together; they come in order. */
export async function* byRequest<T extends Pick<ExportRecord, 'instance'>>(
  records: AsyncIterable<T>,
): AsyncGenerator<[T, ...T[]]> {
  let group: [T, ...T[]] | null = null
  for await (const record of records) {
    if (group !== null && group[0].instance === record.instance) group.push(record)
    else {
      if (group !== null) yield group
      group = [record]
    }
  }
  if (group !== null) yield group
}
