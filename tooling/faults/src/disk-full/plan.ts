import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast } from '@countersign/bench/figures'
import { type DemoServer, demoServer } from '@countersign/e2e/demo-server'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad, type Load } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { noSmallDisk, type SmallDisk, smallDisk } from './small-disk.ts'

const MEGABYTES = 400
const COMMANDS_BETWEEN = 40
const REFUSED_AT_LEAST = 5
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 50

/** The database keeps room for its log: fill again until it is used up. */
const fillUntilRefused = async (disk: SmallDisk, { history }: Load): Promise<boolean> => {
  const before = history.later
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    await disk.fill()
    if (history.later - before >= REFUSED_AT_LEAST) return true
    await sleep(LOOK_EVERY_MS)
  }
  return false
}

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )

/** What an operator does who has made room: waits a moment, and starts a server that has ended. True when it had. */
const comeBack = async (server: DemoServer): Promise<boolean> => {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (await answers(server.origin)) return false
    if (await hasEnded(server)) {
      await server.start()
      return true
    }
    await sleep(LOOK_EVERY_MS)
  }
  throw new Error('there is room again, and the server neither answers nor ends')
}

const hasEnded = ({ origin }: DemoServer): Promise<boolean> =>
  fetch(`${origin}/healthz`).then(
    () => false,
    () => true,
  )

const run = async ({ times, clients }: Sizes<'times' | 'clients'>, around: Around): Promise<Outcome> => {
  await using disk = await smallDisk(MEGABYTES)
  await using server = await demoServer({ DATA_DIR: join(disk.path, 'data') })
  await using load = await beginLoad(server, { clients, seed: around.seed })
  let refused = 0
  let ended = 0
  for (let time = 1; time <= times; time++) {
    await load.further(COMMANDS_BETWEEN)
    if (await fillUntilRefused(disk, load)) refused++
    await disk.free()
    if (await comeBack(server)) ended++
    around.say(`${time} of ${times}: ${load.history.later} times told to come again, ended ${ended} times`)
  }
  await load.further(COMMANDS_BETWEEN)
  await load.end()
  const { findings } = await checkApart(server.databaseUrl(), load.history)
  return {
    results: [
      atLeast('full disks that commands were refused for', times, { reached: refused, unit: '' }),
      atLeast('commands acknowledged', (times + 1) * COMMANDS_BETWEEN, {
        reached: load.history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [...load.history.failures, ...findings],
  }
}

export const DISK_FULL = planOf({
  about:
    'a disk that is full under load: commands are refused, nothing is lost, and work goes on once there is room',
  sizes: {
    times: { what: 'full disks', ci: 1, full: 20 },
    clients: { what: 'clients at once', ci: 8, full: 12 },
  },
  hindered: noSmallDisk,
  run,
})
