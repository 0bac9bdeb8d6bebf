import type { Server } from 'node:http'

/** How long answers under way and open streams may take once the port is closed. */
const PATIENCE_MS = 3000
/** A kept connection whose answer ends after the port was closed is idle from then on, and Node leaves it open. */
const SWEEP_MS = 20

/** Takes no more connections, lets answers under way finish, and cuts what is still open after a while. */
export const drain = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(impatience)
      resolve()
    })
    server.closeIdleConnections()
  })
