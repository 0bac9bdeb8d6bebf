import { randomUUID } from 'node:crypto'
import { openDatabase } from '@countersign/database/client'
import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import { BENCH_DEFINITION_KEY } from '../workload/bench-definition.ts'
import type { Timed, Walk } from '../workload/drive.ts'
import { requestFields } from '../workload/request-fields.ts'
import type { WorkerSettings } from './messages.ts'

/** As many different requests as any run has clients. */
const FORMS = 64

/** A SHA-256 as the API takes it of path and body; taking it belongs to the API. */
const BODY_HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** Countersign's runtime, called in the process: what the API does after it knows who asks. */
export const open = async ({ url, seed, lanes, maxBatch }: WorkerSettings): Promise<Walk> => {
  const database = await openDatabase(url)
  const options = { ...(lanes === null ? {} : { lanes }), ...(maxBatch === null ? {} : { maxBatch }) }
  return walkWith(createRuntime({ database, ...options }), seed)
}

/** One request from start to end by `rep`, `supervisor` and `manager`. */
export const walkWith = (runtime: Runtime, seed: number): Walk => {
  const forms = Array.from({ length: FORMS }, (_, index) => requestFields(seed, index))
  let started = 0
  return async (timed) => {
    const fields = forms[started++ % FORMS] ?? {}
    const key = randomUUID()
    const id = startInstanceId('rep', key)
    const execute = executeWith(runtime, timed)
    const afterStart = await execute({
      person: 'rep',
      id,
      key,
      command: { verb: 'start', id, fields, submit: true },
    })
    const afterReview = await execute({
      person: 'supervisor',
      id,
      key: randomUUID(),
      command: approve(afterStart),
    })
    const { status } = await execute({
      person: 'manager',
      id,
      key: randomUUID(),
      command: approve(afterReview),
    })
    if (status !== 'completed') throw new Error(`a request ended as ${status}`)
  }
}

const approve = ({ taskCount }: Instance): Command => ({
  verb: 'decide',
  task: taskCount,
  outcome: 'approve',
  opinion: '同意,请按计划执行。',
})

type Step = { readonly person: string; readonly id: string; readonly key: string; readonly command: Command }

const executeWith =
  (runtime: Runtime, timed: Timed) =>
  async ({ person, id, key, command }: Step): Promise<Instance> => {
    const answer = await timed(() =>
      runtime.execute({
        instanceId: id,
        definition: command.verb === 'start' ? BENCH_DEFINITION_KEY : null,
        actor: { person },
        command,
        idempotency: { key, hash: BODY_HASH },
        revision: null,
      }),
    )
    if (!answer.applied)
      throw new Error(`${command.verb} by ${person} was refused: ${JSON.stringify(answer)}`)
    return answer.instance
  }
