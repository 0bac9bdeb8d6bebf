import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from '../contestants/contestant.ts'
import { startWorker } from '../contestants/start-worker.ts'
import { cpuOfEndedChildren, cpuOfProcess } from '../measure/cpu.ts'
import { COMMANDS } from '../workload/commands.ts'
import { findPgbench, pgbenchScript, runPgbench } from './pgbench.ts'

export type YardstickOptions = {
  readonly url: string
  /** Where pgbench's script may lie. */
  readonly folder: string
}

/** One server-side function a command, called by pgbench, or through `pg` where there is none. */
export const openYardstick = async ({ url, folder }: YardstickOptions): Promise<Contestant> => {
  const program = findPgbench()
  if (program === null) return throughDriver(url)
  const script = join(folder, 'yardstick.pgbench')
  await writeFile(script, pgbenchScript(COMMANDS))
  const pgbench = { program, script, url, commands: COMMANDS }
  return {
    name: 'yardstick',
    title: 'yardstick (pgbench)',
    watched: [{ name: 'client', cpu: cpuOfEndedChildren }],
    run: (phase) => runPgbench(pgbench, phase),
    close: async () => {},
  }
}

const throughDriver = async (url: string): Promise<Contestant> => {
  const nothing = { seed: 0, lanes: null, maxBatch: null, password: '' }
  const worker = await startWorker({ worker: 'statement', url, ...nothing }, null)
  return {
    name: 'yardstick',
    title: 'yardstick (pg)',
    watched: [{ name: 'client', cpu: () => cpuOfProcess(worker.pid) }],
    run: worker.run,
    close: worker.close,
  }
}
