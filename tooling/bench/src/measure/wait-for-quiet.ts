import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuOfMachine } from './cpu.ts'

const LOOK_MS = 400
const LONGEST_MS = 60_000
/** Below this part of all processors, other programs do not disturb a phase. */
const QUIET = 0.1

/** Waits until the machine has nothing else to do, a minute at most. Returns at once where it cannot be told. */
export const waitForQuiet = async (): Promise<void> => {
  const begin = performance.now()
  while (performance.now() - begin < LONGEST_MS) {
    const [at, before] = [performance.now(), cpuOfMachine()]
    await sleep(LOOK_MS)
    const after = cpuOfMachine()
    if (before === null || after === null) return
    if ((after - before) / ((performance.now() - at) * 1000 * availableParallelism()) < QUIET) return
  }
}
