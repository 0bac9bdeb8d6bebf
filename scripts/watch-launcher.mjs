import { Socket } from 'node:net'

/** Programs promise to end within ten seconds of SIGTERM; one that cannot even hear it is ended. */
const PATIENCE_MS = 10_000

const end = () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS)
}

// A thread's process.stdin is fed by the main thread; this is the pipe itself.
new Socket({ fd: 0, readable: true, writable: false })
  .on('error', () => undefined)
  .once('close', end)
  .resume()
