import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { listen } from './listen.ts'

const open: Server[] = []
const newServer = (): Server => {
  const server = createServer()
  open.push(server)
  return server
}
const listenAnywhere = async (server: Server): Promise<number> => {
  await listen(server, 0, '127.0.0.1')
  return (server.address() as AddressInfo).port
}
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

describe('opening the port', () => {
  it('says that the port is in use and what to do', async () => {
    const port = await listenAnywhere(newServer())
    await expect(listen(newServer(), port, '127.0.0.1')).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop that, or set PORT to a free one.`,
    )
  })

  it('waits for a server that is just closing the port', async () => {
    const closing = newServer()
    const port = await listenAnywhere(closing)
    const next = listen(newServer(), port, '127.0.0.1')
    await sleep(200)
    closing.close()
    await expect(next).resolves.toBeUndefined()
  })

  it('says that an address belongs to another machine', async () => {
    await expect(listen(newServer(), 0, '192.0.2.1')).rejects.toThrow('Set HOST to one')
  })
})
