import { setImmediate as nextTurn } from 'node:timers/promises'

/** A piece of work that belongs to one instance. */
export type LaneJob = { readonly instanceId: string }

export type LaneOptions<Job extends LaneJob, Line> = {
  /** What each lane commits on. Measured: a few lanes are enough, more only divide the groups. */
  readonly lanes: readonly Line[]
  readonly maxBatch: number
  /** Runs one batch to its end, answering every job in it; jobs it hands back are queued again, first in line. */
  readonly run: (batch: readonly Job[], line: Line) => Promise<readonly Job[]>
}

type Lane<Job, Line> = {
  readonly line: Line
  queue: Job[]
  /** Instances of batches that have not ended. */
  readonly busy: Set<string>
  /** Batches that have not ended. */
  under: number
  draining: boolean
}

/** One that the database works on, and one that is prepared and sent behind it meanwhile. */
const AT_ONCE = 2

/**
 * Group commit: jobs that arrive while a lane is busy are run together when it is free again. A lane has two batches under
 * way, so that the database and this process work at the same time. An instance always takes the same lane and is in one
 * batch at a time, once; others on it wait in their order.
 */
export class Lanes<Job extends LaneJob, Line> {
  readonly #lanes: readonly Lane<Job, Line>[]
  readonly #options: LaneOptions<Job, Line>
  #idle: (() => void)[] = []

  constructor(options: LaneOptions<Job, Line>) {
    this.#options = options
    this.#lanes = options.lanes.map((line) => ({
      line,
      queue: [],
      busy: new Set<string>(),
      under: 0,
      draining: false,
    }))
  }

  /** How many jobs wait or run now. */
  get size(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.queue.length + lane.busy.size, 0)
  }

  add(job: Job): void {
    const lane = this.#lanes[laneOf(job.instanceId, this.#lanes.length)] as Lane<Job, Line>
    lane.queue.push(job)
    void this.#drain(lane)
  }

  /** Resolves once every job added so far has been answered. */
  async settled(): Promise<void> {
    if (this.size === 0) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #drain(lane: Lane<Job, Line>): Promise<void> {
    if (lane.draining) return
    lane.draining = true
    // Commands that arrived together go together.
    await Promise.resolve()
    while (lane.under < AT_ONCE) {
      const batch = this.#take(lane)
      // What waits is about instances under way, and taken when their batch ends.
      if (batch.length === 0) break
      void this.#begin(lane, batch)
      // Whoever was just answered may already have the next command.
      await nextTurn()
    }
    lane.draining = false
  }

  async #begin(lane: Lane<Job, Line>, batch: readonly Job[]): Promise<void> {
    lane.under++
    const again = await this.#options.run(batch, lane.line)
    lane.under--
    for (const { instanceId } of batch) lane.busy.delete(instanceId)
    lane.queue.unshift(...again)
    if (lane.queue.length > 0) void this.#drain(lane)
    if (this.size === 0) for (const settle of this.#idle.splice(0)) settle()
  }

  #take(lane: Lane<Job, Line>): readonly Job[] {
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
const shareOf = ({ queue, busy }: Lane<LaneJob, unknown>): number =>
  busy.size > 0 || queue.length < WORTH_DIVIDING ? queue.length : Math.ceil(queue.length / 2)

/** Ids are hashes or random, so their last digits spread evenly. */
const laneOf = (instanceId: string, lanes: number): number =>
  Number.parseInt(instanceId.slice(-6), 16) % lanes
