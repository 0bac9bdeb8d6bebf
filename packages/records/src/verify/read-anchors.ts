import { canonicalJson } from '@countersign/definition/canonical-json'
import type { Anchor } from '../anchor.ts'
import { textLines } from '../text-lines.ts'
import { type Finding, finding } from './finding.ts'

export type ReadAnchor = { readonly anchor: Anchor; readonly line: number }

/** The anchors of a file in order; a line that is none is a finding instead. `file` is its name in findings. */
export async function* readAnchors(path: string, file: string): AsyncGenerator<ReadAnchor | Finding> {
  for await (const { text, line, whole } of textLines(path)) {
    const anchor = whole ? anchorOf(text) : null
    yield anchor === null
      ? finding('anchor-unreadable', { file, line }, 'this line is no anchor as it is written')
      : { anchor, line }
  }
}

/** Null for anything but exactly what is written for an anchor. */
const anchorOf = (text: string): Anchor | null => {
  try {
    const value = JSON.parse(text) as Anchor
    return isAnchor(value) && canonicalJson(value) === text ? value : null
  } catch {
    return null
  }
}

const isAnchor = ({ anchor, heads, signature }: Anchor): boolean =>
  typeof signature === 'string' &&
  anchor.format === 1 &&
  [anchor.number, anchor.instances, anchor.records].every(Number.isSafeInteger) &&
  [anchor.at, anchor.previous, anchor.key, anchor.heads].every((text) => typeof text === 'string') &&
  (anchor.nextKey === null || typeof anchor.nextKey === 'string') &&
  isHeads(heads.heads, 3) &&
  isHeads(heads.removed, 4)

/** Lists of [instance, number, text...], by instance, each once. */
const isHeads = (list: readonly (readonly unknown[])[], length: number): boolean =>
  list.every(
    ([instance, seq, ...texts], at) =>
      list[at]?.length === length &&
      typeof instance === 'string' &&
      Number.isSafeInteger(seq) &&
      texts.every((text) => typeof text === 'string') &&
      (at === 0 || String(list[at - 1]?.[0]) < instance),
  )
