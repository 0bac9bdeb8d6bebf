// Loaded before the program that up.mjs starts. The launcher holds the other end of standard input and never writes:
// it ends when the launcher dies in any way, kill -9 included. Then this process gets the same SIGTERM that an orderly
// stop would have sent.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  // A process forked from this one has another standard input, whose end says nothing about the launcher.
  const own = process.execArgv.indexOf('--import')
  if (own >= 0) process.execArgv.splice(own, 2)
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'))
  process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'))
  process.stdin.resume()
  process.stdin.unref?.()
}
