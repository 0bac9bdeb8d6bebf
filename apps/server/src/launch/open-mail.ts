import { setTimeout as sleep } from 'node:timers/promises'
import { drawLink } from '@countersign/api/draw-link'
import { writeNotices } from '@countersign/api/write-notices'
import type { Database } from '@countersign/database/client'
import { keepMail } from '@countersign/notifications/keep-mail'
import type { SendMail } from '@countersign/notifications/mail'
import { sendDueMails } from '@countersign/notifications/send-due-mails'
import type { Runtime } from '@countersign/runtime/runtime'
import type { Chore } from '@countersign/runtime/worker'
import type { Environment } from '../env.ts'
import type { Opened } from './launch.ts'
import type { Log } from './log.ts'

const REST_MS = 1000
/** Between mails while there are more: laying them out takes some milliseconds that decisions must not wait for. */
const PAUSE_MS = 100

/** How mail leaves, as the API tells people: by SMTP, in a demo without it into the outbox page, else not at all. */
export const mailWayOf = ({ smtp: settings }: Pick<Environment, 'smtp'>, demo: boolean) => {
  if (settings !== null) return 'smtp' as const
  return demo ? ('kept' as const) : ('off' as const)
}

type Leaving = {
  readonly environment: Pick<Environment, 'smtp'>
  /** Whether the database is a demo, whatever DEMO says: a company's own mails are kept on no page. */
  readonly demo: boolean
  readonly opened: Opened
}

/** Opens the way by which mail leaves; null where there is none. */
export const openMail = async (
  database: Database,
  { environment, demo, opened }: Leaving,
): Promise<SendMail | null> => {
  if (environment.smtp === null) return demo ? keepMail(database) : null
  const { smtp } = await import('@countersign/notifications/smtp')
  const server = smtp(environment.smtp)
  opened.add(async () => server.close())
  return server.send
}

type Mailing = {
  readonly runtime: Runtime
  readonly send: SendMail
  readonly publicUrl: string
  readonly log: Log
}

/** What the worker does besides its deliveries: mails that have become due. */
export const mailChore = ({ runtime, send, publicUrl, log }: Mailing): Chore => ({
  name: 'sending mails',
  restMs: REST_MS,
  work: async () => {
    const more = await sendDueMails({
      database: runtime.database,
      send,
      publicUrl,
      write: (addressee, messages) => writeNotices(runtime, addressee, messages),
      drawLink: (person, kind) => drawLink(runtime.database, person, kind),
      log: (message, error) => log.warn({ err: error }, message),
      clock: () => new Date().toISOString(),
    })
    if (more) await sleep(PAUSE_MS)
    return more
  },
})
