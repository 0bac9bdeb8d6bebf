import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportedFile } from './manifest.ts'

/** Written to the disk in pieces of this size. */
const PIECE = 1 << 18

/** A file that is written once from its beginning to its end, and hashed on the way. */
export class HashedFile {
  readonly #name: string
  readonly #handle: FileHandle
  readonly #hash = createHash('sha256')
  #waiting: Buffer[] = []
  #waitingSize = 0
  #size = 0

  private constructor(name: string, handle: FileHandle) {
    this.#name = name
    this.#handle = handle
  }

  /** Throws when the folder has a file of this name already. */
  static async create(folder: string, name: string): Promise<HashedFile> {
    return new HashedFile(name, await open(join(folder, name), 'wx', 0o640))
  }

  async write(content: string | Uint8Array): Promise<void> {
    const bytes = Buffer.from(content)
    this.#hash.update(bytes)
    this.#waiting.push(bytes)
    this.#waitingSize += bytes.length
    this.#size += bytes.length
    if (this.#waitingSize >= PIECE) await this.#flush()
  }

  /** Closes it, written to the disk. */
  async end(): Promise<ExportedFile> {
    await this.#flush()
    await this.#handle.sync()
    await this.#handle.close()
    return { name: this.#name, size: this.#size, sha256: this.#hash.digest('hex') }
  }

  async #flush(): Promise<void> {
    await this.#handle.writeFile(Buffer.concat(this.#waiting))
    this.#waiting = []
    this.#waitingSize = 0
  }
}
