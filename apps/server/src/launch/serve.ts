import { type Database, openDatabase } from '@countersign/database/client'
import { builtIn } from '@countersign/flows/built-in'
import { deliverBy } from '@countersign/notifications/deliver'
import { inAppChannel } from '@countersign/notifications/in-app-channel'
import { prepareDeliveryQueue } from '@countersign/runtime/delivery-queue'
import { importBuiltIns } from '@countersign/runtime/import-built-ins'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { startWorker } from '@countersign/runtime/worker'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '../app.ts'
import type { Environment } from '../env.ts'
import { drain } from './drain.ts'
import type { Opened } from './launch.ts'
import { listen } from './listen.ts'
import type { Log } from './log.ts'
import { openDemo } from './open-demo.ts'

type Serving = {
  readonly environment: Environment
  readonly log: Log
  /** The migrated database's owner. */
  readonly url: string
  readonly opened: Opened
}

const open = async ({ url, log, opened }: Serving): Promise<Database> => {
  const database = await openDatabase(url, {
    log: (message, error) => log.warn({ err: error }, message),
  })
  opened.add(() => database.close())
  return database
}

/** The built-in processes name departments: before there is an organisation nothing could pass its check. */
const importDefinitions = async (runtime: Runtime, log: Log): Promise<void> => {
  const { departments } = await runtime.organisation.refresh()
  if (departments.size > 0) await importBuiltIns(runtime, builtIn)
  else log.info('there is no organisation yet, so the built-in processes wait for the next start')
}

const work = async (runtime: Runtime, { url, log, opened }: Serving): Promise<void> => {
  await prepareDeliveryQueue(url)
  const worker = await startWorker(runtime, {
    deliver: deliverBy([inAppChannel(runtime.database)]),
    log: (message, error) => log.error({ err: error }, message),
  })
  opened.add(() => worker.stop())
}

const openWeb = async (runtime: Runtime, { environment, log, opened }: Serving): Promise<void> => {
  const app = await createApp({ runtime, publicUrl: environment.publicUrl, log })
  const server = createAdaptorServer({ fetch: app.fetch })
  await listen(server as Parameters<typeof listen>[0], environment.port, environment.host)
  opened.add(() => drain(server as Parameters<typeof drain>[0]))
}

const howToSignIn = (password: string | null): string[] => [
  'sign in as rep@demo.example, supervisor@demo.example, manager@demo.example, vp@demo.example (see README for all)',
  password === null
    ? 'password: the one printed by the server that made the demo, or set DEMO_PASSWORD to change it'
    : `password: ${password}`,
]

/** Starts the roles asked for on a migrated database. Returns the lines for the person who started it. */
export const serve = async (serving: Serving): Promise<string[]> => {
  const { environment, log, opened } = serving
  const { role } = environment
  const database = await open(serving)
  const demo = environment.demo ? howToSignIn(await openDemo(database, environment)) : []
  const runtime = createRuntime({ database })
  opened.add(() => runtime.settled())
  await importDefinitions(runtime, log)
  if (role !== 'web') await work(runtime, serving)
  if (role === 'worker') return ['ready (worker)']
  await openWeb(runtime, serving)
  return [...demo, `ready ${environment.localUrl}`]
}
