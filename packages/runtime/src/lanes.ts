import { setImmediate as nextTurn } from 'node:timers/promises'

/** A piece of work that belongs to one instance. */
export type LaneJob = { readonly instanceId: string }

export type LaneOptions<Job extends LaneJob> = {
  /** How many batches may commit at once. Measured: a few are enough, more only divide the groups. */
  readonly lanes: number
  readonly maxBatch: number
  /**
   * Runs one batch to its end, answering every job in it; jobs it hands back are queued again, first in line. It awaits
   * `turn` before it commits: meanwhile the batch before it may still be committing, and once it commits itself the next
   * one is prepared.
   */
  readonly run: (batch: readonly Job[], turn: () => Promise<void>) => Promise<readonly Job[]>
}

type Lane<Job> = {
  queue: Job[]
  /** Instances of batches that have not ended. */
  readonly busy: Set<string>
  draining: boolean
  /** The end of all batches begun so far. */
  ended: Promise<void>
}

/**
 * Group commit: jobs that arrive while a lane is busy are run together when it is free again. A lane prepares one batch
 * while another commits, so that the database and this process work at the same time. An instance always takes the same
 * lane and is in one batch at a time, once; others on it wait in their order.
 */
export class Lanes<Job extends LaneJob> {
  readonly #lanes: readonly Lane<Job>[]
  readonly #options: LaneOptions<Job>
  #idle: (() => void)[] = []

  constructor(options: LaneOptions<Job>) {
    this.#options = options
    this.#lanes = Array.from({ length: options.lanes }, () => ({
      queue: [],
      busy: new Set<string>(),
      draining: false,
      ended: Promise.resolve(),
    }))
  }

  /** How many jobs wait or run now. */
  get size(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.queue.length + lane.busy.size, 0)
  }

  add(job: Job): void {
    const lane = this.#lanes[laneOf(job.instanceId, this.#lanes.length)] as Lane<Job>
    lane.queue.push(job)
    if (!lane.draining) void this.#drain(lane)
  }

  /** Resolves once every job added so far has been answered. */
  async settled(): Promise<void> {
    if (this.size === 0) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #drain(lane: Lane<Job>): Promise<void> {
    lane.draining = true
    // Commands that arrived together go together.
    await Promise.resolve()
    while (lane.queue.length > 0) {
      const batch = this.#take(lane)
      // Everything that waits is about instances under way.
      if (batch.length === 0) await lane.ended
      else {
        await this.#begin(lane, batch)
        // Whoever was just answered may already have the next command.
        await nextTurn()
      }
    }
    lane.draining = false
  }

  /** Starts a batch; resolves when it commits, or has ended without. */
  #begin(lane: Lane<Job>, batch: readonly Job[]): Promise<void> {
    const before = lane.ended
    return new Promise((resolve) => {
      const turn = async () => {
        await before
        resolve()
      }
      const end = this.#options.run(batch, turn).then((again) => {
        for (const { instanceId } of batch) lane.busy.delete(instanceId)
        lane.queue.unshift(...again)
        if (lane.queue.length > 0 && !lane.draining) void this.#drain(lane)
        if (this.size === 0) for (const settle of this.#idle.splice(0)) settle()
        resolve()
      })
      // A batch without anything to commit may end before the one that it was prepared beside.
      lane.ended = Promise.all([before, end]).then(() => undefined)
    })
  }

  #take(lane: Lane<Job>): readonly Job[] {
    const batch: Job[] = []
    const later: Job[] = []
    const most = Math.min(this.#options.maxBatch, shareOf(lane))
    for (const job of lane.queue) {
      if (batch.length < most && !lane.busy.has(job.instanceId)) {
        lane.busy.add(job.instanceId)
        batch.push(job)
      } else later.push(job)
    }
    lane.queue = later
    return batch
  }
}

const WORTH_DIVIDING = 8

/**
 * Of many commands that find the lane empty one half goes first, so that the other is prepared while it commits. Callers
 * that wait for their answers then stay in two groups that take turns.
 */
const shareOf = ({ queue, busy }: Lane<LaneJob>): number =>
  busy.size > 0 || queue.length < WORTH_DIVIDING ? queue.length : Math.ceil(queue.length / 2)

/** Ids are hashes or random, so their last digits spread evenly. */
const laneOf = (instanceId: string, lanes: number): number =>
  Number.parseInt(instanceId.slice(-6), 16) % lanes
