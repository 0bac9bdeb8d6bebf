/** PostgreSQL counts microseconds from here. */
const EPOCH = Date.UTC(2000, 0, 1)
const UUID_BYTES = 16
/** Up to this length a loop over the characters is faster than a call out of JavaScript. */
const SHORT = 48
const TWO_TO_32 = 4_294_967_296

/** Writes values in PostgreSQL's binary form, one after the other. */
export class BinaryWriter {
  #buffer: Buffer
  #view: DataView
  #at = 0
  /** Rows of one command repeat its instance's id and its instant. */
  #uuid = ''
  #uuidAt = 0
  #instant = ''
  #microseconds = 0

  /** `bytes` is about how many will be written: a buffer that grows leaves its smaller ones to be collected. */
  constructor(bytes: number) {
    this.#buffer = Buffer.allocUnsafe(bytes)
    this.#view = viewOf(this.#buffer)
  }

  /** What the next value is written at. */
  get at(): number {
    return this.#at
  }

  /** What was written from `start` on; stays as it is whatever is written after it. */
  bytesFrom(start: number): Buffer {
    return this.#buffer.subarray(start, this.#at)
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#buffer[this.#at++] = value
  }

  int32(value: number): void {
    // A view would write what is left of it.
    if ((value | 0) !== value) throw new RangeError(`${value} is no whole number of 32 bits`)
    this.#reserve(4)
    this.#view.setInt32(this.#at, value)
    this.#at += 4
  }

  int64(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`)
    this.#whole(value)
  }

  text(value: string): void {
    // A UTF-16 unit takes at most three bytes.
    this.#reserve(value.length * 3)
    if (value.length > SHORT || !this.#ascii(value)) this.#at += this.#buffer.write(value, this.#at)
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
      this.#microseconds = (milliseconds - EPOCH) * 1000
      this.#instant = value
    }
    this.#whole(this.#microseconds)
  }

  /** Leaves room for the length of what is written until `end`, which takes the answer. */
  begin(): number {
    this.int32(0)
    return this.#at
  }

  end(start: number): void {
    this.#view.setInt32(start - 4, this.#at - start)
  }

  /** Eight bytes of a whole number that JavaScript holds exactly. */
  #whole(value: number): void {
    this.#reserve(8)
    this.#view.setInt32(this.#at, Math.floor(value / TWO_TO_32))
    this.#view.setUint32(this.#at + 4, value >>> 0)
    this.#at += 8
  }

  /** Writes what is ASCII only; false where it is not, with nothing written. */
  #ascii(value: string): boolean {
    const buffer = this.#buffer
    let at = this.#at
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index)
      if (code > 127) return false
      buffer[at++] = code
    }
    this.#at = at
    return true
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
    this.#view = viewOf(larger)
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView =>
  new DataView(buffer, byteOffset, byteLength)
