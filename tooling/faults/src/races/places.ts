import { randomUUID } from 'node:crypto'
import type { History } from '@countersign/e2e/history'
import { FIELDS, RESULT, SPECIAL } from '@countersign/e2e/request-fields'
import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import type { Stage } from '../stage/open-stage.ts'
import { send } from '../stage/send.ts'

/** Something that may be asked of a request where it stands. */
export type Act = {
  readonly name: string
  readonly by: string | null
  readonly command: (instance: Instance) => Command
}

/** Where a request stands, how it comes there, and what may be asked of it there. */
export type Place = {
  readonly name: string
  readonly reach: (stage: Stage, history: History) => Promise<Instance>
  readonly acts: readonly Act[]
}

const OPINION = '已核对'

/** Past every due time of the process. */
const LONG_AGO_MS = -30 * 24 * 3600_000

const openTask = ({ activations }: Instance): number =>
  activations.flatMap(({ tasks }) => tasks).find(({ state }) => state === 'open')?.number ?? 0

const decides = (by: string, outcome: string, rest: object = {}): Act => ({
  name: `${outcome} by ${by}`,
  by,
  command: (instance) => ({ verb: 'decide', task: openTask(instance), outcome, opinion: OPINION, ...rest }),
})

const says = (by: string, command: Command): Act => ({ name: command.verb, by, command: () => command })

const TALK: readonly Act[] = [
  says('rep', { verb: 'comment', text: '请尽快' }),
  says('rep', { verb: 'cc', to: ['director'] }),
  says('rep', { verb: 'withdraw' }),
]

const fires = (name: string): Act => ({
  name: `timer ${name}`,
  by: null,
  command: ({ activations }) => {
    const { step = '', visit = 1 } = activations.at(-1) ?? {}
    return { verb: 'fire-timer', timer: { state: step, visit, name } }
  },
})

type Way = {
  readonly fields: object
  readonly submit?: boolean
  readonly by?: readonly string[]
  readonly early?: boolean
}

/** Starts a request and lets people approve it until it stands where it shall. */
const reached =
  ({ fields, submit = true, by = [], early = false }: Way): Place['reach'] =>
  async (stage, history) => {
    if (early) stage.earlyClock.move(LONG_AGO_MS)
    const runtime = early ? stage.early : stage.pair[0]
    const key = randomUUID()
    const id = startInstanceId('rep', key)
    const command = { verb: 'start', id, fields: fields as never, submit } as const
    let answer = await send(runtime, history, { id, by: 'rep', command, key })
    for (const person of by) {
      if (!answer.applied) break
      const next = decides(person, 'approve').command(answer.instance)
      answer = await send(runtime, history, { id, by: person, command: next })
    }
    if (!answer.applied) throw new Error(`a request could not be brought on its way: ${answer.code}`)
    return answer.instance
  }

export const PLACES: readonly Place[] = [
  {
    name: 'draft',
    reach: reached({ fields: FIELDS, submit: false }),
    acts: [
      says('rep', { verb: 'submit', fields: FIELDS }),
      says('rep', { verb: 'save-draft', fields: SPECIAL }),
      says('rep', { verb: 'discard' }),
    ],
  },
  {
    name: 'supervisor-review',
    reach: reached({ fields: FIELDS }),
    acts: [
      decides('supervisor', 'approve'),
      decides('supervisor', 'reject'),
      decides('supervisor', 'return', { to: 'draft' }),
      says('rep', { verb: 'remind' }),
      ...TALK,
    ],
  },
  {
    name: 'special-terms-approval',
    reach: reached({ fields: SPECIAL, by: ['supervisor', 'manager'] }),
    acts: [
      decides('vp', 'approve'),
      decides('gm', 'approve'),
      decides('vp', 'reject'),
      decides('gm', 'return', { to: 'draft' }),
      ...TALK,
    ],
  },
  {
    name: 'overdue review',
    reach: reached({ fields: FIELDS, early: true }),
    acts: [
      decides('supervisor', 'approve'),
      decides('supervisor', 'return', { to: 'draft' }),
      fires('due'),
      fires('remind-0'),
      says('rep', { verb: 'withdraw' }),
    ],
  },
  {
    name: 'in service',
    reach: reached({ fields: SPECIAL, by: ['supervisor', 'manager', 'vp'] }),
    acts: [decides('rep', 'complete', { fields: RESULT }), ...TALK],
  },
]
