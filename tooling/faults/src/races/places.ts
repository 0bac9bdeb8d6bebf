import { randomUUID } from 'node:crypto'
import type { History } from '@countersign/e2e/history'
import { FIELDS, RESULT, SPECIAL } from '@countersign/e2e/request-fields'
import type { Instance } from '@countersign/engine/instance'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import type { Stage } from '../stage/open-stage.ts'
import { send } from '../stage/send.ts'
import { type Act, decides, fires, interventions, says, TALK, TASK_VERBS } from './acts.ts'

/** Where a request stands, how it comes there, and what may be asked of it there. */
export type Place = {
  readonly name: string
  readonly reach: (stage: Stage, history: History) => Promise<Instance>
  readonly acts: readonly Act[]
}

/** Past every due time of the process. */
const LONG_AGO_MS = -30 * 24 * 3600_000

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
  {
    name: 'shared approval',
    reach: reached({ fields: SPECIAL, by: ['supervisor', 'manager'] }),
    acts: [decides('vp', 'approve'), ...TASK_VERBS, ...interventions('special-terms-approval')],
  },
  {
    name: 'just approved',
    reach: reached({ fields: SPECIAL, by: ['supervisor'] }),
    acts: [
      says('supervisor', { verb: 'take-back' }),
      decides('manager', 'approve'),
      says('rep', { verb: 'withdraw' }),
      ...interventions('manager-approval'),
    ],
  },
]
