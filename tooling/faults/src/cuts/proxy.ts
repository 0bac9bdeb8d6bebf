import { once } from 'node:events'
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import { answersWholly, asks, commits, Framer } from './framer.ts'

/** Where a connection to PostgreSQL is cut, or held up. */
export const POINTS = [
  /** PostgreSQL never sees the commit. */
  'before the commit',
  /** It has been sent, and PostgreSQL may be at it. */
  'after the commit is sent',
  /** PostgreSQL has answered; nobody learns of it. */
  'the answer to the commit',
  'in the middle of the answer to the commit',
  'any question under way',
  /** Nothing is lost, it only takes longer. */
  'a stall',
] as const
export type Point = (typeof POINTS)[number]

const AT_COMMIT: readonly Point[] = POINTS.slice(0, 4)
const STALL_MS = 250

type Armed = { readonly point: Point; readonly done: () => void }

/** One client's connection, and its way on to PostgreSQL. */
class Wire {
  readonly #client: Socket
  readonly #postgres: Socket
  readonly #framer = new Framer()
  readonly #take: (from: readonly Point[]) => Armed | null
  /** What happens to the answer that comes next. */
  #next: Armed | null = null
  underWay = false

  constructor(client: Socket, postgres: Socket, take: (from: readonly Point[]) => Armed | null) {
    this.#client = client
    this.#postgres = postgres
    this.#take = take
    for (const socket of [client, postgres]) {
      socket.setNoDelay(true)
      socket.on('error', () => this.cut())
      socket.on('close', () => this.cut())
    }
    client.on('data', (chunk: Buffer) => this.#ask(chunk))
    postgres.on('data', (chunk: Buffer) => this.#answer(chunk))
  }

  cut(): void {
    this.underWay = false
    this.#client.destroy()
    this.#postgres.destroy()
  }

  stall(): void {
    this.#client.pause()
    this.#postgres.pause()
    setTimeout(() => {
      this.#client.resume()
      this.#postgres.resume()
    }, STALL_MS)
  }

  #ask(chunk: Buffer): void {
    for (const message of this.#framer.push(chunk)) {
      // A commit may be sent behind one that has not been answered.
      if (commits(message)) this.#next ??= this.#take(AT_COMMIT)
      if (this.#next?.point === 'before the commit') {
        this.cut()
        this.#next.done()
        return
      }
      this.#postgres.write(message)
      if (!asks(message)) continue
      this.underWay = true
      if (this.#next?.point === 'after the commit is sent') {
        this.#leave(this.#next)
        return
      }
    }
  }

  #answer(chunk: Buffer): void {
    if (this.#next !== null) {
      const half = this.#next.point === 'the answer to the commit' ? 0 : Math.ceil(chunk.length / 2)
      const { done } = this.#next
      this.#next = null
      // Written out before it is cut, or it would be no half an answer but none.
      if (half === 0) this.cut()
      else this.#client.write(chunk.subarray(0, half), () => this.cut())
      done()
      return
    }
    if (answersWholly(chunk)) this.underWay = false
    if (!this.#client.destroyed) this.#client.write(chunk)
  }

  /** What was sent reaches PostgreSQL; its answer finds nobody. */
  #leave(armed: Armed): void {
    this.#client.destroy()
    this.#postgres.end()
    this.#next = null
    armed.done()
  }
}

/** A way to PostgreSQL that breaks where it is told to. */
export type CuttingProxy = {
  /** The address of the database, by way of the proxy. */
  readonly url: string
  /** Breaks the next thing that passes this point; resolves when it has. */
  breakAt(point: Point): Promise<void>
} & AsyncDisposable

const LOOK_EVERY_MS = 1

/** An address may name the folder of a socket in place of a host. */
const wayTo = (databaseUrl: string): NetConnectOpts => {
  const { hostname, port, searchParams } = new URL(databaseUrl)
  const folder = searchParams.get('host')
  return folder === null ? { host: hostname, port: Number(port) } : { path: `${folder}/.s.PGSQL.${port}` }
}

export const cuttingProxy = async (databaseUrl: string): Promise<CuttingProxy> => {
  const way = wayTo(databaseUrl)
  const wires = new Set<Wire>()
  let armed: Armed | null = null
  const take = (from: readonly Point[]): Armed | null => {
    if (armed === null || !from.includes(armed.point)) return null
    const taken = armed
    armed = null
    return taken
  }
  const server = createServer((client) => {
    const postgres = connect(way)
    const wire = new Wire(client, postgres, take)
    wires.add(wire)
    client.once('close', () => wires.delete(wire))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  const breakAny = (point: Point): Promise<void> =>
    new Promise((resolve) => {
      const look = setInterval(() => {
        const busy = [...wires].find(({ underWay }) => underWay)
        if (busy === undefined) return
        clearInterval(look)
        if (point === 'a stall') busy.stall()
        else busy.cut()
        resolve()
      }, LOOK_EVERY_MS)
    })
  return {
    url: url.href,
    breakAt: (point) =>
      AT_COMMIT.includes(point)
        ? new Promise((done) => {
            armed = { point, done }
          })
        : breakAny(point),
    [Symbol.asyncDispose]: async () => {
      for (const wire of wires) wire.cut()
      server.close()
      await once(server, 'close')
    },
  }
}
