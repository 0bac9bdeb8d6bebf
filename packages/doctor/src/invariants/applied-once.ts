import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'

/** (1) Each idempotency key stands for one applied command: a revision of its own, and a record that exists. */
export const appliedOnce = ({ instance, records, keys }: InstanceRows): Finding[] => {
  const finding = (code: string, detail: string): Finding => ({
    invariant: 1,
    code,
    instance: instance.instance_id,
    detail,
  })
  const beyond = keys.filter((key) => key.seq > records.length || key.revision > instance.revision)
  const twice = keys.filter((key, at) => keys[at - 1]?.revision === key.revision)
  return [
    ...beyond.map(({ actor, key }) =>
      finding('key-without-command', `key ${key} of ${actor} has no command`),
    ),
    ...twice.map(({ actor, key, revision }) =>
      finding('key-shares-command', `key ${key} of ${actor} shares revision ${revision} with another`),
    ),
  ]
}
