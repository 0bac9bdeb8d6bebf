import { type Anchor, anchorHash } from '../anchor.ts'
import { AnchorChain } from './anchor-chain.ts'
import { type Finding, finding } from './finding.ts'
import { readAnchors } from './read-anchors.ts'

/** The anchors of an export by number: what is compared with the second place. */
export type AnchorHashes = Map<number, string>

/** Checks the second place by itself, and that every anchor in it up to the export's instant is in the export. */
export const checkSecondPlace = async (
  path: string,
  { hashes, at }: { readonly hashes: AnchorHashes; readonly at: string },
): Promise<Finding[]> => {
  const chain = new AnchorChain()
  const wrong: Finding[] = []
  for await (const one of readAnchors(path, path)) {
    if ('rule' in one) wrong.push(one)
    else {
      const place = { file: path, line: one.line }
      wrong.push(
        ...chain.follow(one.anchor, place),
        ...compare(one.anchor, hashes, at).map(([rule, detail]) => finding(rule, place, detail)),
      )
    }
  }
  return wrong
}

const compare = (
  { anchor }: Anchor,
  hashes: AnchorHashes,
  at: string,
): ['anchor-missing' | 'anchor-replaced', string][] => {
  const hash = hashes.get(anchor.number)
  if (hash === undefined)
    return anchor.at < at
      ? [['anchor-missing', `anchor ${anchor.number} is not in the export, which is younger`]]
      : []
  return hash === anchorHash(anchor)
    ? []
    : [['anchor-replaced', `anchor ${anchor.number} is another one in the export`]]
}
