import { writeAccount as writeEntry } from '@countersign/database/write-account'
import type { Runtime } from '../../runtime.ts'
import { uuidOf } from '../../uuid-of.ts'
import { DONE, type EffectOf, type EffectResult } from './effect-result.ts'

/** Writes what a process says into the account book; the entry's id is the effect's, so that it is there once. */
export const writeAccount = async (
  runtime: Runtime,
  { instanceId, seq, ordinal, at, params }: EffectOf<'write-account'>,
): Promise<EffectResult> => {
  const { account, by, ...write } = params
  const findings = write.write === 'findings' ? write.findings.length : 0
  const written = await writeEntry(runtime.database, {
    account,
    id: uuidOf(instanceId, seq, ordinal),
    findingIds: Array.from({ length: findings }, (_, index) => uuidOf(instanceId, seq, ordinal, index)),
    at,
    by,
    instanceId,
    seq,
    write,
  })
  return written ? DONE : { is: 'failed', because: 'account-unknown' }
}
