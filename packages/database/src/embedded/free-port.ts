import { createServer } from 'node:net'

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null))
    })
  })

/** The preferred port of the loopback address when it is free, else any other free one. */
export const findFreePort = async (preferred: number): Promise<number> => {
  const port = (preferred === 0 ? null : await tryPort(preferred)) ?? (await tryPort(0))
  if (port === null) throw new Error('the loopback address has no free port')
  return port
}
