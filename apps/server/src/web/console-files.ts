import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { getMimeType } from 'hono/utils/mime'

export type Encoding = 'br' | 'gzip' | null

export type ConsoleFile = {
  readonly type: string
  readonly etag: string
  /** The file as it travels; compressed once and kept. */
  body(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

/**
 * The built console in memory, by path. A build beside a running server swaps the folder; pages already open still get
 * the files they were made of.
 */
export const loadConsole = async (folder: string): Promise<ReadonlyMap<string, ConsoleFile>> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  const loaded = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = `/${relative(folder, path).split(sep).join('/')}`
    return [name, consoleFile(name, new Uint8Array(await readFile(path)))] as const
  })
  return new Map(await Promise.all(loaded))
}

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) }

const consoleFile = (name: string, bytes: Uint8Array<ArrayBuffer>): ConsoleFile => {
  const type = getMimeType(name) ?? 'application/octet-stream'
  const kept = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>([[null, Promise.resolve(bytes)]])
  const compress = async (encoding: 'br' | 'gzip') => {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
    const small = encoding === 'br' ? await compressed.br(bytes, options) : await compressed.gzip(bytes)
    return new Uint8Array(small)
  }
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    body: (wanted) => {
      const encoding = /^(text|application)\/|svg/.test(type) ? wanted : null
      const known = kept.get(encoding)
      if (known !== undefined || encoding === null) return known ?? Promise.resolve(bytes)
      const made = compress(encoding)
      kept.set(encoding, made)
      return made
    },
  }
}
