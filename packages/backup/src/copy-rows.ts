import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { columnList, quoted, type Table } from './list-tables.ts'

const LINE_FEED = 10
/** Packed quickly: a backup is made beside a server at work. */
const PACKING = { level: 1 }

/** What went by: rows, and the hash of their bytes. */
export type Copied = { readonly rows: number; readonly sha256: string }

class Counter {
  readonly #hash: Hash = createHash('sha256')
  #rows = 0

  take(bytes: Buffer): void {
    this.#hash.update(bytes)
    // COPY ends each row with a line feed and writes any other as \n.
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) this.#rows++
  }

  copied(): Copied {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }

  /** Where rows end that only had to be counted. */
  end(): Writable {
    return new Writable({
      write: (bytes: Buffer, _encoding, done) => {
        this.take(bytes)
        done()
      },
    })
  }

  through(): Transform {
    return new Transform({
      transform: (bytes: Buffer, _encoding, done) => {
        this.take(bytes)
        done(null, bytes)
      },
    })
  }
}

const copyOut = (client: pg.ClientBase, table: Table) =>
  client.query(copyTo(`COPY ${quoted(table)} (${columnList(table)}) TO STDOUT`))

/** Writes a table's rows into a packed file, never more of them in memory than a piece. */
export const rowsToFile = async (client: pg.ClientBase, table: Table, file: string): Promise<Copied> => {
  const counter = new Counter()
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  await pipeline(copyOut(client, table), counter.through(), createGzip(PACKING), out)
  return counter.copied()
}

/** Reads the rows of a packed file into a table. */
export const rowsFromFile = async (client: pg.ClientBase, table: Table, file: string): Promise<Copied> => {
  const counter = new Counter()
  const into = client.query(copyFrom(`COPY ${quoted(table)} (${columnList(table)}) FROM STDIN`))
  await pipeline(createReadStream(file), createGunzip(), counter.through(), into)
  return counter.copied()
}

/** What a table holds, counted and hashed as a backup does it. */
export const rowsOf = async (client: pg.ClientBase, table: Table): Promise<Copied> => {
  const counter = new Counter()
  await pipeline(copyOut(client, table), counter.end())
  return counter.copied()
}

/** What a packed file holds. */
export const rowsInFile = async (file: string): Promise<Copied> => {
  const counter = new Counter()
  await pipeline(createReadStream(file), createGunzip(), counter.end())
  return counter.copied()
}
