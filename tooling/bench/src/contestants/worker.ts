import { drive, type Walk } from '../workload/drive.ts'
import type { Reply, Request, WorkerName, WorkerSettings } from './messages.ts'

/** Each worker's module: `open` connects and gives the walk that a client repeats. */
const OPEN: Readonly<
  Record<WorkerName, () => Promise<{ open: (settings: WorkerSettings) => Promise<Walk> }>>
> = {
  process: () => import('./walk-process.ts'),
  peer: () => import('../peer/walk-peer.ts'),
  rest: () => import('./walk-rest.ts'),
  statement: () => import('../yardstick/walk-statement.ts'),
}

const say = (reply: Reply) => process.send?.(reply)

let walk: Walk | null = null

const answer = async (request: Request): Promise<Reply> => {
  if (request.kind === 'open') {
    const { open } = await OPEN[request.settings.worker]()
    walk = await open(request.settings)
    return { kind: 'opened' }
  }
  if (walk === null) throw new Error('a run was asked for before anything was opened')
  return { kind: 'sample', sample: await drive(request.phase, walk) }
}

process.on('message', (request: Request) => {
  answer(request).then(say, (error: unknown) => {
    say({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
})
// Whoever started it has gone, in whatever way.
process.on('disconnect', () => process.exit(0))
