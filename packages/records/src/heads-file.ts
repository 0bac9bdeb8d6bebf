import { constants } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Anchor, anchorLine, type Link, linkOf } from './anchor.ts'
import { RecordError } from './record-error.ts'
import { textLines } from './text-lines.ts'

/**
 * The second place of signed heads: JSON lines that are only ever added to, each flushed to the disk. What was read is
 * known from then on; each look reads only what came since, also from another process.
 */
export class HeadsFile {
  readonly #path: string
  #size = 0
  #last: Link | null = null

  constructor(path: string) {
    this.#path = path
  }

  /** The newest anchor in the file; null when there is none. */
  async last(): Promise<Link | null> {
    await using handle = await this.#open()
    await this.#readOn(handle)
    return this.#last
  }

  /** Adds the anchors that follow; they are on the disk when this resolves. */
  async append(anchors: readonly Anchor[]): Promise<void> {
    await using handle = await this.#open()
    await this.#readOn(handle)
    // A line that a crash cut off is written anew.
    await handle.truncate(this.#size)
    for (const anchor of anchors) {
      const line = Buffer.from(anchorLine(anchor))
      await handle.write(line, 0, line.length, this.#size)
      this.#follow(anchor)
      this.#size += line.length
    }
    await handle.sync()
  }

  async #open(): Promise<FileHandle> {
    await mkdir(dirname(this.#path), { recursive: true })
    return open(this.#path, constants.O_RDWR | constants.O_CREAT, 0o640)
  }

  async #readOn(handle: FileHandle): Promise<void> {
    const { size } = await handle.stat()
    if (size < this.#size) throw new RecordError(`${this.#path} has become shorter: somebody cut it.`)
    if (size === this.#size) return
    for await (const { text, end, whole } of textLines(this.#path, this.#size)) {
      if (!whole) return
      this.#follow(this.#parse(text))
      this.#size = end
    }
  }

  #parse(text: string): Anchor {
    try {
      return JSON.parse(text) as Anchor
    } catch {
      throw new RecordError(
        `${this.#path} has a line that is no anchor after number ${this.#last?.number ?? 0}.`,
      )
    }
  }

  #follow({ anchor }: Anchor): void {
    if (anchor.previous !== (this.#last?.hash ?? ''))
      throw new RecordError(`Anchor ${anchor.number} in ${this.#path} does not follow the one before it.`)
    this.#last = linkOf(anchor)
  }
}
