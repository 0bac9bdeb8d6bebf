import { randomUUID } from 'node:crypto'
import { openDatabase } from '@countersign/database/client'
import { createRuntime } from '@countersign/runtime/runtime'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import { approve, executeStep } from '../workload/execute-step.ts'
import { requestFields } from '../workload/request-fields.ts'

/** Ids of requests that real commands have made, for copying. */
export type Templates = { readonly open: readonly string[]; readonly finished: readonly string[] }

/**
 * The month in which all of them were decided and fall due. A copy is moved to another month by putting that month's
 * first characters in place of these, which occur nowhere else.
 */
export const TEMPLATE_MONTH = '2001-01-'

/** How many of each kind; they stay in the database beside their copies. */
export const TEMPLATES_EACH = 96
const FIRST = Date.parse(`${TEMPLATE_MONTH}03T01:00:00.000Z`)
const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE

/** Walks requests by the real commands at given times. Of the open ones half wait for the supervisor, half for the manager. */
export const makeTemplates = async (url: string, seed: number): Promise<Templates> => {
  const database = await openDatabase(url)
  let now = FIRST
  const runtime = createRuntime({ database, clock: () => new Date(now).toISOString() })
  const walk = async (index: number, approvals: readonly string[]): Promise<string> => {
    now = FIRST + ((index * 97 * MINUTE) % WEEK)
    const key = `template-${seed}-${index}`
    const id = startInstanceId('rep', key)
    const fields = requestFields(seed, index)
    let instance = await executeStep(runtime, {
      person: 'rep',
      id,
      key,
      command: { verb: 'start', id, fields, submit: true },
    })
    for (const person of approvals) {
      now += 45 * MINUTE
      instance = await executeStep(runtime, { person, id, key: randomUUID(), command: approve(instance) })
    }
    return id
  }
  try {
    const open: string[] = []
    const finished: string[] = []
    for (let index = 0; index < TEMPLATES_EACH; index++) {
      open.push(await walk(index, index % 2 === 0 ? [] : ['supervisor']))
      finished.push(await walk(TEMPLATES_EACH + index, ['supervisor', 'manager']))
    }
    return { open, finished }
  } finally {
    await database.close()
  }
}
