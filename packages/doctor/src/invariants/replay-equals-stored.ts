import { documentColumns } from '@countersign/database/document-columns'
import { canonicalJson } from '@countersign/definition/canonical-json'
import type { Instance } from '@countersign/engine/instance'
import { loggedPart } from '@countersign/engine/replay'
import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'

/** (2) The document equals the replay of its records to the byte, and columns and copies repeat the document. */
export const replayEqualsStored = (rows: InstanceRows, replayed: Instance): Finding[] => {
  const finding = (code: string, detail: string): Finding => ({
    invariant: 2,
    code,
    instance: rows.instance.instance_id,
    detail,
  })
  const stored = documentOf(rows)
  if (stored === null) return [finding('document-unreadable', 'its text is no document')]
  const parts = differingParts(loggedPart(stored), loggedPart(replayed))
  const columns = differingParts(rows.instance, documentColumns({ ...replayed, revision: stored.revision }))
  const copies = rows.copies.map((row) => row.person_id).sort()
  return [
    ...(parts.length === 0
      ? []
      : [finding('document-differs', `the document differs in ${parts.join(', ')}`)]),
    ...(columns.length === 0 ? [] : [finding('columns-differ', `the row differs in ${columns.join(', ')}`)]),
    ...(canonicalJson(copies) === canonicalJson([...replayed.cc].sort())
      ? []
      : [
          finding(
            'copies-differ',
            `copies went to ${copies.join(', ') || 'nobody'}, not ${replayed.cc.join(', ')}`,
          ),
        ]),
  ]
}

const documentOf = ({ instance }: InstanceRows): Instance | null => {
  try {
    const parsed: unknown = JSON.parse(instance.state)
    return typeof parsed === 'object' ? (parsed as Instance | null) : null
  } catch {
    return null
  }
}

/** Names of the entries of `right` that `left` holds otherwise. */
const differingParts = (left: object, right: object): string[] => {
  const values = new Map<string, unknown>(Object.entries(left))
  return Object.entries(right)
    .filter(([name, value]) => canonicalJson(values.get(name) ?? null) !== canonicalJson(value))
    .map(([name]) => name)
}
