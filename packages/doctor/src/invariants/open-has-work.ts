import { type Instance, isOpen } from '@countersign/engine/instance'
import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'

/**
 * (10) An instance that is not at its end waits for something: a task, an answer from outside, a timer, an effect, or
 * somebody to look at it.
 */
export const openHasWork = (rows: InstanceRows, replayed: Instance): Finding[] => {
  const waits =
    replayed.status === 'suspended' ||
    replayed.activations.some(
      ({ tasks, endedAt }) =>
        tasks.some((task) => task.state === 'open') || (tasks.length === 0 && endedAt === null),
    ) ||
    replayed.timers.length > 0 ||
    replayed.incidents.length > 0 ||
    rows.effects.length > 0
  if (!isOpen(replayed) || waits) return []
  const detail = `it is ${replayed.status} and nothing will ever move it`
  return [{ invariant: 10, code: 'nothing-to-wait-for', instance: rows.instance.instance_id, detail }]
}
