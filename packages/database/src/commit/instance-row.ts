import { type Instance, openActivations } from '@countersign/engine/instance'
import type { CommitEntry } from './commit-entry.ts'

/** The columns of `instance` that repeat what its document says. */
export const documentColumns = (instance: Instance) => {
  const open = openActivations(instance)
  return {
    instance_id: instance.id,
    number: instance.number,
    definition_key: instance.definition.key,
    definition_version: instance.definition.version,
    definition_hash: instance.definition.hash,
    status: instance.status,
    requester_id: instance.requester,
    requester_department: instance.requesterDepartment,
    steps: [...new Set(open.map((activation) => activation.step))],
    revision: instance.revision,
    seq: instance.seq,
    // Nobody is asked anew while it stands still; the resume makes it outdated.
    organisation_revision: instance.status === 'suspended' ? null : oldestOrganisation(open),
    started_at: instance.startedAt,
    submitted_at: instance.submittedAt,
    updated_at: instance.updatedAt,
    ended_at: instance.endedAt,
  }
}

const oldestOrganisation = (open: Instance['activations']): number | null =>
  open.length === 0 ? null : Math.min(...open.map((activation) => activation.organisation))

/**
 * What a commit writes to `instance` and what picks the winner; without `expected` it is a start. `document` is the
 * position of the document among the batch's, counted from 1.
 */
export const instanceRow = (
  { before, decision: { instance }, command, account, amount }: CommitEntry,
  document: number,
) => {
  const timer = command.verb === 'fire-timer' ? command.timer : null
  return {
    ...documentColumns(instance),
    expected: before?.revision,
    expected_at: before?.updatedAt,
    timer_state: timer?.state,
    timer_visit: timer?.visit,
    timer_name: timer?.name,
    subject: account?.name,
    account_id: account?.id,
    account_number: account?.number,
    account_owner: account?.owner,
    account_department: account?.department,
    account_revision: account?.revision,
    amount,
    document,
  }
}
