/** PostgreSQL counts microseconds from here. */
const EPOCH = Date.UTC(2000, 0, 1)
const FIRST_SIZE = 2048
const UUID_BYTES = 16

/** Writes values in PostgreSQL's binary form, one after the other. */
export class BinaryWriter {
  #buffer = Buffer.allocUnsafe(FIRST_SIZE)
  #at = 0
  /** Rows of one command repeat its instance's id and its instant. */
  #uuid = ''
  #uuidAt = 0
  #instant = ''
  #microseconds = 0n

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#at)
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#buffer[this.#at++] = value
  }

  int32(value: number): void {
    this.#reserve(4)
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }

  int64(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`)
    this.#bigint(BigInt(value))
  }

  text(value: string): void {
    // A UTF-16 unit takes at most three bytes.
    this.#reserve(value.length * 3)
    this.#at += this.#buffer.write(value, this.#at)
  }

  uuid(value: string): void {
    this.#reserve(UUID_BYTES)
    if (value === this.#uuid) this.#buffer.copyWithin(this.#at, this.#uuidAt, this.#uuidAt + UUID_BYTES)
    else if (this.#buffer.write(value.replaceAll('-', ''), this.#at, 'hex') !== UUID_BYTES)
      throw new RangeError(`${value} is no UUID`)
    this.#uuid = value
    this.#uuidAt = this.#at
    this.#at += UUID_BYTES
  }

  /** An ISO 8601 instant, or `infinity`. */
  instant(value: string): void {
    if (value === 'infinity') {
      this.int32(0x7fffffff)
      this.int32(-1)
      return
    }
    if (value !== this.#instant) {
      const milliseconds = Date.parse(value)
      if (Number.isNaN(milliseconds)) throw new RangeError(`${value} is no instant`)
      this.#microseconds = BigInt(milliseconds - EPOCH) * 1000n
      this.#instant = value
    }
    this.#bigint(this.#microseconds)
  }

  /** Leaves room for the length of what is written until `end`, which takes the answer. */
  begin(): number {
    this.int32(0)
    return this.#at
  }

  end(start: number): void {
    this.#buffer.writeInt32BE(this.#at - start, start - 4)
  }

  #bigint(value: bigint): void {
    this.#reserve(8)
    this.#at = this.#buffer.writeBigInt64BE(value, this.#at)
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
  }
}
