import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import serverFlags from '../../../../scripts/server-flags.json' with { type: 'json' }
import type { Phase, Sample } from '../workload/drive.ts'
import type { Reply, Request, WorkerSettings } from './messages.ts'

export type Worker = {
  readonly pid: number
  run(phase: Phase): Promise<Sample>
  close(): Promise<void>
}

/**
 * Starts a contestant in a Node process of its own with a server's memory, so that its CPU is its own. With `profile` it writes a
 * CPU profile into that folder when it ends.
 */
export const startWorker = async (settings: WorkerSettings, profile: string | null): Promise<Worker> => {
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const execArgv = [...serverFlags, ...profiling]
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), { execArgv })
  await ask(child, { kind: 'open', settings })
  return {
    pid: child.pid ?? 0,
    run: async (phase) => {
      const reply = await ask(child, { kind: 'run', phase })
      if (reply.kind !== 'sample') throw new Error(`${settings.worker} answered ${reply.kind}`)
      return reply.sample
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

const ask = (child: ChildProcess, request: Request): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a worker ended with code ${code}`))
    child.once('exit', ended)
    child.once('message', (reply: Reply) => {
      child.off('exit', ended)
      if (reply.kind === 'failed') reject(new Error(reply.reason))
      else resolve(reply)
    })
    child.send(request)
  })
