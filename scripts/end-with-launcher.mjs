// Loaded before the program that up.mjs starts. The launcher holds the other end of standard input and never writes:
// it ends when the launcher dies in any way, kill -9 included. Then this process gets the same SIGTERM that an orderly
// stop would have sent. A thread of its own listens: a program that is busy for good would hear nothing.
import { isMainThread, Worker } from 'node:worker_threads'

if (isMainThread) {
  // A process forked from this one has another standard input, whose end says nothing about the launcher.
  const own = process.execArgv.indexOf('--import')
  if (own >= 0) process.execArgv.splice(own, 2)
  new Worker(new URL('./watch-launcher.mjs', import.meta.url), { execArgv: [] }).unref()
}
