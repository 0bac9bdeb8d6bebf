import { createReadStream } from 'node:fs'

/** A line of a file: its text without the end of line, its number from 1, and where the next one begins, in bytes. */
export type TextLine = {
  readonly text: string
  readonly line: number
  readonly end: number
  readonly whole: boolean
}

const NEW_LINE = 0x0a

/**
 * Reads a UTF-8 file line by line from a byte on. Only `\n` ends a line; `whole` is false for a last one without it.
 */
export async function* textLines(path: string, start = 0): AsyncGenerator<TextLine> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  let end = start
  for await (const chunk of createReadStream(path, {
    start,
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Buffer>) {
    let from = 0
    for (;;) {
      const at = chunk.indexOf(NEW_LINE, from)
      if (at === -1) break
      const bytes = Buffer.concat([rest, chunk.subarray(from, at)])
      rest = Buffer.alloc(0)
      from = at + 1
      line += 1
      end += bytes.length + 1
      yield { text: bytes.toString('utf8'), line, end, whole: true }
    }
    rest = Buffer.concat([rest, chunk.subarray(from)])
  }
  if (rest.length > 0)
    yield { text: rest.toString('utf8'), line: line + 1, end: end + rest.length, whole: false }
}
