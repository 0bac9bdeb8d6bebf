import { isRefusal } from '@countersign/engine/refusal'
import type { Finding } from '../finding.ts'
import type { InstanceRows, PromiseRow } from '../instance-rows.ts'
import type { DecidedAgain } from '../steps.ts'

/** (7) The rows of deliveries and effects are those that the recorded commands promise, no more and no less. */
export const promisesExistOnce = (rows: InstanceRows, again: readonly DecidedAgain[]): Finding[] => {
  const decided = again.flatMap(({ step, decision }) =>
    decision === null || isRefusal(decision) ? [] : [{ seq: step.body.seq, decision }],
  )
  // A command that cannot be decided again promises nothing that could be compared; it is a finding of its own.
  const seqs = new Set(decided.map(({ seq }) => seq))
  const deliveries = decided.flatMap(({ seq, decision }) =>
    decision.deliveries.map(({ ordinal, kind, to }) => promiseKey({ seq, ordinal, kind, recipient: to })),
  )
  const effects = decided.flatMap(({ seq, decision }) =>
    decision.effects.map(({ ordinal, kind }) => promiseKey({ seq, ordinal, kind })),
  )
  const compare = (name: string, promised: readonly string[], stored: readonly PromiseRow[]): Finding[] => {
    const there = new Set(stored.filter((row) => seqs.has(row.seq)).map(promiseKey))
    const finding = (code: string, detail: string): Finding => ({
      invariant: 7,
      code,
      instance: rows.instance.instance_id,
      detail,
    })
    return [
      ...promised.filter((key) => !there.has(key)).map((key) => finding(`${name}-missing`, key)),
      ...[...there].filter((key) => !promised.includes(key)).map((key) => finding(`${name}-unpromised`, key)),
    ]
  }
  return [...compare('delivery', deliveries, rows.outbox), ...compare('effect', effects, rows.effects)]
}

const promiseKey = ({ seq, ordinal, kind, recipient }: Omit<PromiseRow, 'instance_id'>): string =>
  `${kind}${recipient === undefined ? '' : ` to ${recipient}`}, number ${ordinal} of record ${seq}`
