/** The least PostgreSQL's protocol takes: one byte of type, four of length, which counts itself. */
const LENGTH_BYTES = 4

/** Splits what a client sends to PostgreSQL into messages; the first has no type. */
export class Framer {
  #rest: Buffer = Buffer.alloc(0)
  #typeBytes = 0

  push(chunk: Buffer): readonly Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk])
    const messages: Buffer[] = []
    for (;;) {
      if (this.#rest.length < this.#typeBytes + LENGTH_BYTES) return messages
      const size = this.#typeBytes + this.#rest.readInt32BE(this.#typeBytes)
      if (this.#rest.length < size) return messages
      messages.push(this.#rest.subarray(0, size))
      this.#rest = this.#rest.subarray(size)
      this.#typeBytes = 1
    }
  }
}

const typeOf = (message: Buffer): string => String.fromCharCode(message[0] ?? 0)

/** True for a message that binds the commit's prepared statement: what follows it is executed and commits. */
export const commits = (message: Buffer): boolean =>
  typeOf(message) === 'B' && message.subarray(5, 64).includes('\0countersign-commit-batch\0')

/** True for the message that ends what a client asks for and lets PostgreSQL answer. */
export const asks = (message: Buffer): boolean => typeOf(message) === 'S' || typeOf(message) === 'Q'

/** True when an answer is whole: PostgreSQL says that it is ready for the next question. */
export const answersWholly = (chunk: Buffer): boolean =>
  chunk.length >= 6 && chunk.subarray(-6, -1).equals(Buffer.from([0x5a, 0, 0, 0, 5]))
