import type { Database } from '@countersign/database/client'
import { type QueueDepths, queueDepths } from '@countersign/database/queue-depths'
import { Gauge, type Registry } from 'prom-client'

/** However many ask, the database is asked this often at most. */
const KEPT_MS = 5000

const QUEUES = ['outbox', 'effects', 'mails', 'timers', 'deliveries', 'deadDeliveries'] as const

type Parts = {
  readonly database: Pick<Database, 'pool' | 'commands'>
  readonly registry: Registry
  readonly now?: () => number
}

/** What waits in the database, and the connections to it. Without the database the queues are left out. */
export const measureQueues = ({ database, registry, now = Date.now }: Parts): void => {
  const depths = kept(() => queueDepths(database.pool), now)
  const registers = [registry]
  new Gauge({
    name: 'countersign_queue_depth',
    help: 'What waits to be done without anybody asking, by queue; 10000 stands for that and more',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      const found = await depths()
      if (found !== null) for (const queue of QUEUES) this.set({ queue }, found[queue])
    },
  })
  new Gauge({
    name: 'countersign_oldest_timer_seconds',
    help: 'For how long the oldest timer that has not fired has been due',
    registers,
    async collect() {
      this.reset()
      const found = await depths()
      if (found !== null) this.set(found.oldestTimerSeconds)
    },
  })
  new Gauge({
    name: 'countersign_database_connections',
    help: 'Connections of this server, by pool and state; waiting are those who want one',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const name of ['pool', 'commands'] as const) {
        const { totalCount, idleCount, waitingCount } = database[name]
        this.set({ pool: name, state: 'used' }, totalCount - idleCount)
        this.set({ pool: name, state: 'idle' }, idleCount)
        this.set({ pool: name, state: 'waiting' }, waitingCount)
      }
    },
  })
}

/** The last reading while it is fresh, null for one that failed; those who ask at once share one. */
const kept = (read: () => Promise<QueueDepths>, now: () => number): (() => Promise<QueueDepths | null>) => {
  let last: Promise<QueueDepths | null> = Promise.resolve(null)
  let until = 0
  return () => {
    if (now() < until) return last
    until = now() + KEPT_MS
    last = read().catch(() => null)
    return last
  }
}
