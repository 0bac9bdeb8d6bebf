import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** One address in front of several servers, as operators put one. */
export type Balancer = {
  readonly origin: string
  /** New connections go to these from now on, in turn. */
  servers(origins: readonly string[]): void
  /** How many connections this one was given. */
  given(origin: string): number
} & AsyncDisposable

const portOf = (origin: string): number => Number(new URL(origin).port)

export const openBalancer = async (): Promise<Balancer> => {
  let ports: readonly number[] = []
  let turn = 0
  const given = new Map<number, number>()
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const port = ports[turn++ % ports.length]
    if (port === undefined) {
      client.destroy()
      return
    }
    given.set(port, (given.get(port) ?? 0) + 1)
    const behind = connect({ host: '127.0.0.1', port })
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    servers: (origins) => {
      ports = origins.map(portOf)
      // Connections kept alive would stay with those they began with.
      for (const socket of open) socket.destroySoon()
    },
    given: (origin) => given.get(portOf(origin)) ?? 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
