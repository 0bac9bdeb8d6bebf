import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { cpuOfProcess } from '../measure/cpu.ts'
import type { Options } from '../options.ts'
import type { Stage } from '../stage/stage.ts'
import { openYardstick } from '../yardstick/yardstick.ts'
import type { Contestant, ContestantName } from './contestant.ts'
import type { WorkerName, WorkerSettings } from './messages.ts'
import { startWorker } from './start-worker.ts'

/** Opens the contestants asked for, in the usual order. */
export const openContestants = async (stage: Stage, options: Options): Promise<Contestant[]> => {
  const opened: Contestant[] = []
  for (const name of options.contestants) opened.push(await OPEN[name](stage, options))
  return opened
}

type Open = (stage: Stage, options: Options) => Promise<Contestant>

const OPEN: Readonly<Record<ContestantName, Open>> = {
  yardstick: ({ url, folder }) => openYardstick({ url, folder }),
  process: async (stage, options) => {
    const worker = await startWorker(settings('process', stage.url, { stage, options }), options.profile)
    const watched = [{ name: 'node', cpu: () => cpuOfProcess(worker.pid) }]
    return { ...worker, name: 'process', title: 'runtime in process', watched }
  },
  peer: async (stage, options) => {
    await makePeerTables(stage.peerUrl)
    const worker = await startWorker(settings('peer', stage.peerUrl, { stage, options }), options.profile)
    const watched = [{ name: 'node', cpu: () => cpuOfProcess(worker.pid) }]
    return { ...worker, name: 'peer', title: 'XState + Prisma', watched }
  },
  rest: async (stage, options) => {
    const worker = await startWorker(settings('rest', stage.server.origin, { stage, options }), null)
    const watched = [
      { name: 'node', cpu: () => cpuOfProcess(stage.server.pid) },
      { name: 'client', cpu: () => cpuOfProcess(worker.pid) },
    ]
    return { ...worker, name: 'rest', title: 'REST', watched }
  },
}

type Around = { readonly stage: Stage; readonly options: Options }

const settings = (worker: WorkerName, url: string, { stage, options }: Around): WorkerSettings => ({
  worker,
  url,
  seed: options.seed,
  lanes: options.lanes,
  maxBatch: options.maxBatch,
  password: stage.password,
})

const makePeerTables = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(await readFile(new URL('../peer/schema.sql', import.meta.url), 'utf8'))
  } finally {
    await client.end()
  }
}
