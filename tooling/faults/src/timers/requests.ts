import { randomUUID } from 'node:crypto'
import { changeOrganisation } from '@countersign/database/change-organisation'
import { defaultCalendar } from '@countersign/definition/calendar'
import type { History } from '@countersign/e2e/history'
import { FIELDS } from '@countersign/e2e/request-fields'
import type { Instance } from '@countersign/engine/instance'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import type { Stage } from '../stage/open-stage.ts'
import { send } from '../stage/send.ts'
import { wrongWorkday } from './zones.ts'

export type Ground = { readonly stage: Stage; readonly history: History; readonly random: () => number }

const DAY_MS = 24 * 3600_000
/** A review is due so many workdays after it came; see the process. */
const REVIEW_WORKDAYS = 2
const SERVICE_DAYS = 30
/** Requests that share an instant: the clock stands for all that is decided under it. */
const GROUP = 20

const start = async ({ stage, history }: Ground): Promise<Instance> => {
  const key = randomUUID()
  const id = startInstanceId('rep', key)
  const command = { verb: 'start', id, fields: FIELDS, submit: true } as never
  const answer = await send(stage.early, history, { id, by: 'rep', command, key })
  if (!answer.applied) throw new Error(`a request could not be started: ${answer.code}`)
  return answer.instance
}

const approved = async ({ stage, history }: Ground, instance: Instance, by: string): Promise<Instance> => {
  const task = instance.taskCount
  const command = { verb: 'decide', task, outcome: 'approve', opinion: '已核对' } as const
  const answer = await send(stage.early, history, { id: instance.id, by, command })
  if (!answer.applied) throw new Error(`a request could not be approved: ${answer.code}`)
  return answer.instance
}

const dueOf = ({ timers }: Instance) => timers.find(({ name }) => name === 'due')

/** Weeks as the platform's own calendar knows them, without holidays. */
const changeZone = ({ stage }: Ground, zone: string) =>
  changeOrganisation(stage.database, (transaction) =>
    transaction.organisation.update({
      where: { id: 1 },
      data: { zone, calendar: JSON.parse(JSON.stringify({ ...defaultCalendar, zone })) },
    }),
  )

const groups = (count: number): readonly number[] =>
  Array.from({ length: Math.ceil(count / GROUP) }, (_, index) => Math.min(GROUP, count - index * GROUP))

type InZone = { readonly zone: string; readonly count: number }

/** Starts requests at random instants of the last three years in one zone; a sentence for each due time that is wrong. */
export const startLongAgo = async (ground: Ground, { zone, count }: InZone): Promise<readonly string[]> => {
  const { stage, random } = ground
  await changeZone(ground, zone)
  const wrong: string[] = []
  for (const size of groups(count)) {
    stage.earlyClock.move(-(40 + random() * 3 * 365) * DAY_MS)
    const started = await Promise.all(Array.from({ length: size }, () => start(ground)))
    for (const instance of started) {
      const due = dueOf(instance)?.dueAt ?? ''
      const found = wrongWorkday({ zone, from: instance.updatedAt, due, workdays: REVIEW_WORKDAYS })
      if (found !== null) wrong.push(found)
    }
  }
  return wrong
}

/** A timer that is set, and when it is due in milliseconds. */
export type SetTimer = { readonly id: string; readonly task: number; readonly due: number }

type Soon = { readonly count: number; readonly from: number; readonly within: number }

/** Brings requests into service whose time for it runs out within some milliseconds from an instant on. */
export const serveUntilSoon = async (
  ground: Ground,
  { count, from, within }: Soon,
): Promise<readonly SetTimer[]> => {
  await changeZone(ground, 'Asia/Shanghai')
  const { stage, random } = ground
  const timers: SetTimer[] = []
  for (const size of groups(count)) {
    stage.earlyClock.move(from + random() * within - SERVICE_DAYS * DAY_MS - Date.now())
    const set = await Promise.all(
      Array.from({ length: size }, async () => {
        const reviewed = await approved(ground, await start(ground), 'supervisor')
        return approved(ground, reviewed, 'manager')
      }),
    )
    for (const instance of set)
      timers.push({
        id: instance.id,
        task: instance.taskCount,
        due: Date.parse(dueOf(instance)?.dueAt ?? ''),
      })
  }
  stage.earlyClock.move(0)
  return timers
}
