import { randomUUID } from 'node:crypto'
import { openDatabase } from '@countersign/database/client'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import type { Walk } from '../workload/drive.ts'
import { approve, executeStep, type Step } from '../workload/execute-step.ts'
import { requestFields } from '../workload/request-fields.ts'
import type { WorkerSettings } from './messages.ts'

/** As many different requests as any run has clients. */
const FORMS = 64

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
    const execute = (step: Omit<Step, 'id'>) => timed(() => executeStep(runtime, { id, ...step }))
    const submitted = await execute({
      person: 'rep',
      key,
      command: { verb: 'start', id, fields, submit: true },
    })
    const reviewed = await execute({ person: 'supervisor', key: randomUUID(), command: approve(submitted) })
    const { status } = await execute({ person: 'manager', key: randomUUID(), command: approve(reviewed) })
    if (status !== 'completed') throw new Error(`a request ended as ${status}`)
  }
}
