/** A piece of work that belongs to one instance. */
export type LaneJob = { readonly instanceId: string }

export type LaneOptions<Job extends LaneJob> = {
  /** How many batches may be under way at once. Measured: a handful is enough, more only divide the groups. */
  readonly lanes: number
  readonly maxBatch: number
  /** Runs one batch to its end, answering every job in it; jobs it hands back are queued again, first in line. */
  readonly run: (batch: readonly Job[]) => Promise<readonly Job[]>
}

type Lane<Job> = { queue: Job[]; busy: boolean }

/**
 * Group commit: jobs that arrive while a lane is busy are run together when it is free again. An instance always takes
 * the same lane and a batch holds at most one job an instance; others on it wait in their order.
 */
export class Lanes<Job extends LaneJob> {
  readonly #lanes: readonly Lane<Job>[]
  readonly #options: LaneOptions<Job>
  #idle: (() => void)[] = []

  constructor(options: LaneOptions<Job>) {
    this.#options = options
    this.#lanes = Array.from({ length: options.lanes }, () => ({ queue: [], busy: false }))
  }

  /** How many jobs wait or run now. */
  get size(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.queue.length + (lane.busy ? 1 : 0), 0)
  }

  add(job: Job): void {
    const lane = this.#lanes[laneOf(job.instanceId, this.#lanes.length)] as Lane<Job>
    lane.queue.push(job)
    if (!lane.busy) void this.#drain(lane)
  }

  /** Resolves once every job added so far has been answered. */
  async settled(): Promise<void> {
    if (this.size === 0) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #drain(lane: Lane<Job>): Promise<void> {
    lane.busy = true
    // One turn of the loop: commands that arrived together go together.
    await Promise.resolve()
    while (lane.queue.length > 0) {
      const again = await this.#options.run(this.#take(lane))
      lane.queue.unshift(...again)
    }
    lane.busy = false
    if (this.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  #take(lane: Lane<Job>): readonly Job[] {
    const batch: Job[] = []
    const later: Job[] = []
    const taken = new Set<string>()
    for (const job of lane.queue) {
      if (batch.length < this.#options.maxBatch && !taken.has(job.instanceId)) {
        taken.add(job.instanceId)
        batch.push(job)
      } else later.push(job)
    }
    lane.queue = later
    return batch
  }
}

/** Ids are hashes or random, so their last digits spread evenly. */
const laneOf = (instanceId: string, lanes: number): number =>
  Number.parseInt(instanceId.slice(-6), 16) % lanes
