import { openDatabase } from '@countersign/database/client'
import { startEmbedded } from '@countersign/database/embedded-postgres'
import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import { FIELDS } from '../person/request-fields.ts'

/** The service step's due time: `delays.service` of the service request. */
const SERVICE_MS = 30 * 24 * 3600_000

const execute = async (runtime: Runtime, id: string, by: string, command: Command): Promise<Instance> => {
  const answer = await runtime.execute({
    instanceId: id,
    definition: command.verb === 'start' ? 'service-request' : null,
    actor: { person: by },
    command,
    idempotency: { key: `${by}-${command.verb}`, hash: 'seed' },
    revision: null,
  })
  if (!answer.applied) throw new Error(`refused: ${answer.code}`)
  return answer.instance
}

const approve = (runtime: Runtime, { id, taskCount }: Instance, by: string): Promise<Instance> =>
  execute(runtime, id, by, { verb: 'decide', task: taskCount, outcome: 'approve', opinion: '同意' })

/** Walks rep's request into service, under the time that `clock` gives. */
const walkIntoService = async (runtime: Runtime): Promise<Instance> => {
  const id = startInstanceId('rep', 'rep-start')
  const started = await execute(runtime, id, 'rep', { verb: 'start', id, fields: FIELDS, submit: true })
  return approve(runtime, await approve(runtime, started, 'supervisor'), 'manager')
}

/**
 * While no server runs on `dataDir`: a request in service whose due time comes `inMs` from now. The commands are the
 * product's own under a clock thirty days ago, so that rows, document and records agree as they always do.
 */
export const requestDueSoon = async (dataDir: string, inMs: number): Promise<{ id: string; due: number }> => {
  const embedded = await startEmbedded({ dataDir, log: () => undefined })
  const database = await openDatabase(embedded.url)
  try {
    const due = Date.now() + inMs
    const clock = () => new Date(due - SERVICE_MS).toISOString()
    const runtime = createRuntime({ database, clock })
    const { id, timers } = await walkIntoService(runtime)
    await runtime.settled()
    if (timers[0]?.dueAt !== new Date(due).toISOString()) throw new Error(JSON.stringify(timers))
    return { id, due }
  } finally {
    await database.close()
    await embedded.stop()
  }
}
