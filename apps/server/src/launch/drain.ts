import type { Server } from 'node:http'

/** How long answers under way and open streams may take once the port is closed. */
const PATIENCE_MS = 3000

/** Takes no more connections, lets answers under way finish, and cuts what is still open after a while. */
export const drain = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    server.closeIdleConnections()
  })
