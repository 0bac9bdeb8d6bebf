import { randomUUID } from 'node:crypto'
import { defaultCalendar } from '@countersign/definition/calendar'
import type { FieldValues } from '@countersign/definition/field'
import { demoDirectory } from '@countersign/demo/directory'
import type { Actor, Command } from '@countersign/engine/command'
import { type CompiledDefinition, compileDefinition } from '@countersign/engine/compile'
import { decide } from '@countersign/engine/decide'
import type { Facts } from '@countersign/engine/facts'
import type { Instance } from '@countersign/engine/instance'
import type { Directory } from '@countersign/engine/organisation'
import { isRefusal } from '@countersign/engine/refusal'
import { serviceRequest } from '@countersign/flows/service-request'
import type { CommitEntry } from '../commit/commit-entry.ts'

/** The service-support request 大客户服务与支持申请 at version 1, as decided by the real engine. */
export const compiledRequest: CompiledDefinition = compileDefinition(serviceRequest, 1)

export const account = {
  id: 'ka-0001',
  number: 'KA-0001',
  name: '云岭晨光精密机械有限公司',
  owner: 'rep',
  department: 'key-accounts',
  standing: 'prospect' as const,
  target: false,
  team: null,
  revision: 1,
}

export const fields: FieldValues = {
  account: account.id,
  services: ['rush-delivery'],
  deepNeeds: '缩短交付周期',
  amount: 120_000,
  desiredDate: '2026-12-31',
}

export type Asking = Partial<Pick<Facts, 'now' | 'directory' | 'files'>> & {
  readonly by?: Actor
  readonly key?: string
}

/** Revision of the organisation that the entries are decided under, unless a test gives another directory. */
export const ORGANISATION = 0
const directory: Directory = { ...demoDirectory, revision: ORGANISATION }

/** A start by `rep`, submitted at once. */
export const started = (
  asking: Asking & { readonly submit?: boolean; readonly id?: string } = {},
): CommitEntry => {
  const { submit = true, id = randomUUID(), ...rest } = asking
  return asked(null, { verb: 'start', id, fields, submit }, rest)
}

/** The first open task answered by its first candidate. */
export const answered = (before: Instance, outcome = 'approve', asking: Asking = {}): CommitEntry => {
  const task = openTasks(before)[0]
  const person = task?.candidates[0]
  if (task === undefined || person === undefined) throw new Error(`nobody has a task in ${before.id}`)
  const command = { verb: 'decide', task: task.number, outcome, opinion: '同意' } as const
  return asked(before, command, { by: { person }, ...asking })
}

export const openTasks = (instance: Instance) =>
  instance.activations.flatMap((activation) => activation.tasks).filter((task) => task.state === 'open')

/** Any command, decided; throws when it is refused. */
export const asked = (before: Instance | null, command: Command, asking: Asking = {}): CommitEntry => {
  const actor = asking.by ?? { person: 'rep' }
  const now = asking.now ?? new Date().toISOString()
  const facts: Facts = {
    now: before !== null && before.updatedAt > now ? before.updatedAt : now,
    directory: asking.directory ?? directory,
    calendar: defaultCalendar,
    account,
    files: asking.files ?? [],
    ...(before === null ? { number: `SR-${randomUUID().slice(0, 6).toUpperCase()}` } : {}),
  }
  const decision = decide(compiledRequest, before, { actor, command, facts })
  if (isRefusal(decision)) throw new Error(`${command.verb} was refused: ${decision.code}`)
  const idempotency = asking.key === undefined ? null : { key: asking.key, hash: 'hash of the body' }
  return { before, decision, command, actor, account, amount: 120_000, idempotency }
}
