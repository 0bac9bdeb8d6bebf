import { randomUUID } from 'node:crypto'
import type { FieldValues } from '@countersign/definition/field'
import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import type { CommandAnswer } from '../command-request.ts'
import type { Runtime } from '../runtime.ts'
import { startInstanceId } from '../start-instance-id.ts'

/** A complete request for one of `rep`'s accounts. */
export const FIELDS: FieldValues = {
  account: 'ka-0001',
  services: ['custom-product'],
  deepNeeds: '需要定制接口',
  amount: 120_000,
  desiredDate: '2026-12-20',
}

export const SPECIAL: FieldValues = { ...FIELDS, services: ['special-payment'] }

type Options = { readonly key?: string; readonly hash?: string; readonly revision?: number }

/** Sends a command as a person; the key is a new one unless given. */
export const send = (
  runtime: Runtime,
  { id, by, command }: { readonly id: string; readonly by: string; readonly command: Command },
  { key = randomUUID(), hash = 'body', revision }: Options = {},
): Promise<CommandAnswer> =>
  runtime.execute({
    instanceId: id,
    definition: command.verb === 'start' ? 'service-request' : null,
    actor: { person: by },
    command,
    idempotency: { key, hash },
    revision: revision ?? null,
  })

/** Starts a request by `rep` under a key. */
export const start = (
  runtime: Runtime,
  {
    fields = FIELDS,
    submit = true,
    by = 'rep',
    ...options
  }: Options & { fields?: FieldValues; submit?: boolean; by?: string } = {},
): Promise<CommandAnswer> => {
  const key = options.key ?? randomUUID()
  const id = startInstanceId(by, key)
  return send(runtime, { id, by, command: { verb: 'start', id, fields, submit } }, { ...options, key })
}

/** The instance of an answer that must have been applied. */
export const applied = (answer: CommandAnswer): Instance => {
  if (!answer.applied)
    throw new Error(
      `refused: ${answer.code} ${JSON.stringify(answer.params)} ${JSON.stringify(answer.problems)}`,
    )
  return answer.instance
}

/** The code of an answer that must have been refused. */
export const refusedWith = (answer: CommandAnswer): string => (answer.applied ? 'applied' : answer.code)

/** The number of the task that is open now; there must be one. */
export const openTask = (instance: Instance): number => {
  const task = instance.activations.flatMap((one) => one.tasks).find((one) => one.state === 'open')
  if (task === undefined) throw new Error(`no open task in ${JSON.stringify(instance.machine.value)}`)
  return task.number
}

/** Decides the open task of an instance. */
export const decideOpen = (
  runtime: Runtime,
  instance: Instance,
  { by, outcome = 'approve', ...options }: Options & { by: string; outcome?: string },
): Promise<CommandAnswer> =>
  send(
    runtime,
    {
      id: instance.id,
      by,
      command: { verb: 'decide', task: openTask(instance), outcome, opinion: '已核对' },
    },
    options,
  )
