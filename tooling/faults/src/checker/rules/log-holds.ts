import { createHash } from 'node:crypto'
import type { Rule } from '../story.ts'

type Body = {
  readonly instance: string
  readonly seq: number
  readonly previous: string
  readonly actor: { readonly person?: string; readonly system?: string }
  readonly command: { readonly verb: string }
}

/** Numbers without a gap, each record chained to the one before by the hash of its text (invariants 3 and 8). */
export const logHolds: Rule = ({ id, seq: last, records, state }) => {
  const found: string[] = []
  let previous = ''
  for (const [index, record] of records.entries()) {
    const body = JSON.parse(record.body) as Body
    const actor = body.actor.person ?? `system:${body.actor.system}`
    const hash = createHash('sha256').update(record.body).digest('hex')
    if (record.seq !== index + 1) found.push(`record ${record.seq} stands at place ${index + 1}`)
    if (record.hash !== hash) found.push(`record ${record.seq} is not what its hash was taken of`)
    if (record.previous_hash !== previous || body.previous !== previous)
      found.push(`record ${record.seq} does not follow the one before`)
    if (body.instance !== id || body.seq !== record.seq || body.command.verb !== record.verb)
      found.push(`record ${record.seq} says something else in its columns`)
    if (actor !== record.actor) found.push(`record ${record.seq} is by ${record.actor}, its text by ${actor}`)
    previous = record.hash
  }
  const document = JSON.parse(state) as { readonly seq: number; readonly hash: string }
  if (records.length !== last || document.seq !== last || document.hash !== previous)
    found.push(`the request is at ${last}, its document at ${document.seq}, its log at ${records.length}`)
  return found
}
