import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './launch-error.ts'

/** A server on its way out closes its port within moments; a port in use for longer belongs to somebody else. */
const ATTEMPTS = 8
const PAUSE_MS = 150

const SENTENCES: Readonly<Record<string, (place: string) => string>> = {
  EADDRINUSE: (place) => `${place} is in use by another program. Stop that, or set PORT to a free one.`,
  EACCES: (place) => `${place} is not allowed for this user. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: (place) => `${place} is no address of this machine. Set HOST to one, such as 127.0.0.1.`,
  ENOTFOUND: (place) => `${place} is no address of this machine. Set HOST to one, such as 127.0.0.1.`,
}

const tryListen = (server: Server, port: number, host: string): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    server.once('error', resolve)
    server.listen({ port, host }, () => {
      server.off('error', resolve)
      resolve(null)
    })
  })

/** Opens the port. */
export const listen = async (server: Server, port: number, host: string): Promise<void> => {
  let error: NodeJS.ErrnoException | null = null
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    error = await tryListen(server, port, host)
    if (error?.code !== 'EADDRINUSE') break
    await sleep(PAUSE_MS)
  }
  if (error === null) return
  const sentence = SENTENCES[error.code ?? '']?.(`Port ${port} on ${host}`)
  throw sentence === undefined ? error : new LaunchError(sentence)
}
