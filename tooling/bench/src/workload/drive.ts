import { type Latency, latencyOf } from '../measure/latency.ts'

/** What one phase of load came to. */
export type Sample = {
  /** Commands finished within the phase. */
  readonly commands: number
  readonly seconds: number
  /** Null when the contestant measures only throughput. */
  readonly latency: Latency | null
}

export type Phase = { readonly clients: number; readonly seconds: number }

/** Runs one command and takes its time; throws `Over` once the phase has ended. */
export type Timed = <T>(command: () => Promise<T>) => Promise<T>

/** One instance from start to end. */
export type Walk = (timed: Timed) => Promise<void>

/** Thrown through a walk when its phase is over; what it had begun stays unfinished. */
class Over extends Error {}

/** Lets each client walk one instance after the other, without a pause, until the phase ends. */
export const drive = async ({ clients, seconds }: Phase, walk: Walk): Promise<Sample> => {
  const times: number[] = []
  const deadline = performance.now() + seconds * 1000
  const timed: Timed = async (command) => {
    const begin = performance.now()
    if (begin >= deadline) throw new Over()
    const result = await command()
    const end = performance.now()
    if (end <= deadline) times.push(end - begin)
    return result
  }
  const client = async () => {
    try {
      for (;;) await walk(timed)
    } catch (error) {
      if (!(error instanceof Over)) throw error
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { commands: times.length, seconds, latency: latencyOf(times) }
}
