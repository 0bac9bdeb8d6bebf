import { LiveHints } from '@countersign/api/live-hints'
import { withLiveHints } from '@countersign/api/with-live-hints'
import { clearDemo } from '@countersign/database/clear-demo'
import { type Database, openDatabase } from '@countersign/database/client'
import { builtIn } from '@countersign/flows/built-in'
import { deliverBy } from '@countersign/notifications/deliver'
import { inAppChannel } from '@countersign/notifications/in-app-channel'
import type { SendMail } from '@countersign/notifications/mail'
import { mailChannel } from '@countersign/notifications/mail-channel'
import { webhookCaller } from '@countersign/notifications/webhook-caller'
import { prepareDeliveryQueue } from '@countersign/runtime/delivery-queue'
import { importBuiltIns } from '@countersign/runtime/import-built-ins'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { startWorker } from '@countersign/runtime/worker'
import type { Environment } from '../env.ts'
import { discardRefusedChore } from './discard-refused.ts'
import type { Opened } from './launch.ts'
import type { Log } from './log.ts'
import { isDemo, openDemo } from './open-demo.ts'
import { mailChore, openMail } from './open-mail.ts'
import { openSetup } from './open-setup.ts'
import { seedHistory } from './seed-history.ts'
import { headsChore } from './sign-heads.ts'

type Serving = {
  readonly environment: Environment
  readonly log: Log
  /** The migrated database's owner. */
  readonly url: string
  readonly opened: Opened
}

const open = async ({ url, log, opened }: Serving): Promise<Database> => {
  let closing = false
  const database = await openDatabase(url, {
    // The pool lets go of its connections a moment before they are closed; PostgreSQL may be quicker to end them.
    log: (message, error) => closing || log.warn({ err: error }, message),
  })
  opened.add(() => {
    closing = true
    return database.close()
  })
  return database
}

/** The built-in processes name departments: before there is an organisation nothing could pass its check. */
const importDefinitions = async (runtime: Runtime, log: Log): Promise<void> => {
  const { departments } = await runtime.organisation.refresh()
  if (departments.size === 0) {
    log.info('there is no organisation yet, so the built-in processes wait for it')
    return
  }
  const unfit = await importBuiltIns(runtime, builtIn)
  if (unfit.length > 0)
    log.warn({ definitions: unfit }, 'built-in processes do not fit this organisation; they wait as drafts')
}

type Working = { readonly runtime: Runtime; readonly hints: LiveHints; readonly send: SendMail | null }

const work = async ({ runtime, hints, send }: Working, serving: Serving): Promise<void> => {
  const { url, log, opened, environment } = serving
  await prepareDeliveryQueue(url)
  const { database } = runtime
  const { publicUrl } = environment
  const deliver = deliverBy([inAppChannel(database), ...(send === null ? [] : [mailChannel(database)])])
  const worker = await startWorker(runtime, {
    // Also when a channel failed: another may have carried it.
    deliver: (delivery) => deliver(delivery).finally(() => hints.tell(delivery.recipient, 'notices')),
    log: (message, error) => log.error({ err: error }, message),
    chores: [
      headsChore(database, environment),
      discardRefusedChore(database, environment.records.refusedDays),
      ...(send === null ? [] : [mailChore({ runtime, send, publicUrl, log })]),
    ],
  })
  opened.add(() => worker.stop())
}

const howToSignIn = (password: string | null): string[] => [
  'sign in as rep@demo.example, supervisor@demo.example, manager@demo.example, vp@demo.example (see README for all)',
  password === null
    ? 'password: the one printed by the server that made the demo, or set DEMO_PASSWORD to change it'
    : `password: ${password}`,
]

/** Starts the roles asked for on a migrated database. Returns the lines for the person who started it. */
export const serve = async (serving: Serving): Promise<string[]> => {
  const { environment, log, opened, url } = serving
  const { role } = environment
  // A worker needs none of it; for the others it loads while the database is filled.
  const web = role === 'worker' ? null : import('./open-web.ts')
  web?.catch(() => undefined)
  const database = await open(serving)
  const demo = environment.demo ? await openDemo(database, environment) : null
  const hints = new LiveHints({ pool: database.pool, log: (message, err) => log.warn({ err }, message) })
  opened.add(() => hints.close())
  const runtime = withLiveHints(createRuntime({ database, webhooks: webhookCaller(database.pool) }), hints)
  opened.add(() => runtime.settled())
  await importDefinitions(runtime, log)
  if (demo !== null && environment.demoHistory) await seedHistory(database, log)
  const holdsDemo = await isDemo(database)
  const send = await openMail(database, { environment, demo: holdsDemo, opened })
  if (role !== 'web') await work({ runtime, hints, send }, serving)
  if (web === null) return ['ready (worker)']
  const setup = await openSetup(runtime, environment, () => importDefinitions(runtime, log))
  const clear = holdsDemo ? () => clearDemo(url, { people: false }) : null
  opened.add(await (await web).openWeb({ runtime, environment, log, setup, hints, clear }))
  const howToSetUp = setup === null ? [] : [`set up at ${environment.publicUrl}/setup#${setup.token}`]
  const howToEnter = demo === null ? [] : howToSignIn(demo.password)
  return [...howToEnter, ...howToSetUp, `ready ${environment.localUrl}`]
}
