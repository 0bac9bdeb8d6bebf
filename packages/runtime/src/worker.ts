import { followAbsences } from '@countersign/database/follow-absences'
import type { Job, PgBoss } from 'pg-boss'
import type { Runtime } from './runtime.ts'
import { applyEffects } from './worker/apply-effects.ts'
import { openDeliveryQueue, QUEUE, type QueuedDelivery } from './worker/delivery-queue.ts'
import { discardUploads } from './worker/discard-uploads.ts'
import { drainOutbox } from './worker/drain-outbox.ts'
import { fireDueTimers } from './worker/fire-due-timers.ts'
import { Hold } from './worker/hold.ts'
import { PollLoop } from './worker/poll-loop.ts'
import { refreshOutdated } from './worker/refresh-outdated.ts'

export type { QueuedDelivery } from './worker/delivery-queue.ts'

export type WorkerOptions = {
  /** Carries one delivery to its person; may be called again for the same one after a crash. */
  readonly deliver: (delivery: QueuedDelivery) => Promise<void>
  readonly log: (message: string, error: unknown) => void
  /** What else is to be done again and again; true when there may be more at once. */
  readonly chores?: readonly Chore[]
}

export type Chore = {
  readonly name: string
  readonly restMs: number
  readonly work: () => Promise<boolean>
}

export type Worker = { stop(): Promise<void> }

const TIMERS_REST_MS = 250
const OUTBOX_REST_MS = 200
const EFFECTS_REST_MS = 500
const REFRESH_REST_MS = 1000
const ABSENCES_REST_MS = 5000
const UPLOADS_REST_MS = 3_600_000

/**
 * Starts what works without being asked: timers, deliveries, effects, absences that begin and end, participants after a
 * change of organisation, what was uploaded and forgotten. On a database that is held, none of it happens before the release.
 */
export const startWorker = async (
  runtime: Runtime,
  { deliver, log, chores = [] }: WorkerOptions,
): Promise<Worker> => {
  const hold = new Hold(runtime.database.pool)
  let boss: PgBoss | null = null
  // Opened by the release: the queue's own upkeep would count the time of the hold against what waits in it.
  const openQueue = async (): Promise<PgBoss> => {
    if (boss === null) {
      boss = await openDeliveryQueue(runtime.database, log)
      await workOff(boss, deliver)
    }
    return boss
  }
  if (!(await hold.isHeld())) await openQueue()
  const loop = (name: string, restMs: number, work: () => Promise<boolean>) =>
    new PollLoop({ name, restMs, log, work: async () => ((await hold.isHeld()) ? false : work()) })
  const loops = [
    loop('firing timers', TIMERS_REST_MS, () => fireDueTimers(runtime)),
    loop('draining the outbox', OUTBOX_REST_MS, async () => drainOutbox(runtime.database, await openQueue())),
    loop('applying effects', EFFECTS_REST_MS, () => applyEffects(runtime)),
    loop('finding participants again', REFRESH_REST_MS, () => refreshOutdated(runtime)),
    loop('following absences', ABSENCES_REST_MS, () => followAbsences(runtime.database)),
    loop('removing forgotten uploads', UPLOADS_REST_MS, () => discardUploads(runtime.database)),
    ...chores.map(({ name, restMs, work }) => loop(name, restMs, work)),
  ]
  return {
    stop: async () => {
      await Promise.all(loops.map((one) => one.stop()))
      await boss?.stop({ graceful: true, timeout: 5000 })
    },
  }
}

const workOff = (boss: PgBoss, deliver: WorkerOptions['deliver']): Promise<unknown> =>
  boss.work<
    QueuedDelivery,
    unknown,
    { batchSize: number; pollingIntervalSeconds: number; perJobResults: true }
  >(QUEUE, { batchSize: 50, pollingIntervalSeconds: 0.5, perJobResults: true }, (jobs) =>
    Promise.all(jobs.map((job) => deliverOne(job, deliver))),
  )

/** Each delivery succeeds or fails by itself; a failed one is tried again without its neighbours. */
const deliverOne = async (job: Job<QueuedDelivery>, deliver: WorkerOptions['deliver']) => {
  try {
    await deliver(job.data)
    return { id: job.id, status: 'completed' as const }
  } catch (error) {
    return {
      id: job.id,
      status: 'failed' as const,
      output: { message: error instanceof Error ? error.message : String(error) },
    }
  }
}
