import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import type { Asked } from './asked.ts'
import type { RecordingDirectory } from './directory-answers.ts'
import { type LogRecord, type RecordBody, SEMANTICS_VERSION } from './record.ts'
import type { Work } from './work.ts'

/** Writes the record of a decided command and chains it to the one before by its hash. */
export const sealRecord = (work: Work, { actor, command }: Pick<Asked, 'actor' | 'command'>): LogRecord => {
  const { facts, instance } = work
  const previous = instance.hash
  const delays = work.time.answers()
  const content: RecordBody = {
    instance: instance.id,
    seq: work.seq,
    semantics: SEMANTICS_VERSION,
    definition: work.compiled.pin,
    actor,
    command,
    facts: {
      now: facts.now,
      number: facts.number ?? null,
      account: facts.account,
      files: facts.files,
      directory: (facts.directory as RecordingDirectory).answers(),
      ...(Object.keys(delays).length > 0 && { delays }),
    },
    events: work.events,
    previous,
  }
  const body = canonicalJson(content)
  return { seq: work.seq, body, hash: sha256Hex(body), previous }
}
