import { type Anchor, anchorHash, headsHash } from '@countersign/records/anchor'
import { changeJson } from './change-json.ts'
import type { Contents } from './contents.ts'
import type { Random } from './random.ts'
import type { Tamperings, TamperWith } from './tampering.ts'

const onAnchors =
  (tamper: (anchors: readonly Anchor[], random: Random) => readonly Anchor[] | null): TamperWith =>
  (contents, random) => {
    const anchors = tamper(contents.anchors, random)
    return anchors === null ? null : { ...contents, anchors }
  }

const onOne = (tamper: (anchor: Anchor, random: Random) => Anchor | null): TamperWith =>
  onAnchors((anchors, random) => {
    const at = random.below(anchors.length)
    const anchor = anchors[at]
    const other = anchor === undefined ? null : tamper(anchor, random)
    return other === null ? null : anchors.with(at, other)
  })

/** What a line of anchors can hold at all: anything else is refused before it is looked at, and tried by bytes. */
const editBody = onOne((anchor, random) => {
  const { number, at, records, instances, previous, key } = anchor.anchor
  const fields = { number, at, records, instances, previous, key }
  const edited = changeJson(fields, random) as Partial<typeof fields>
  return { ...anchor, anchor: { ...anchor.anchor, ...edited } }
})

const dropHead = (cover: boolean): TamperWith =>
  onOne((anchor, random) => {
    const { heads, removed } = anchor.heads
    if (heads.length === 0) return null
    return withHeads(anchor, { heads: heads.toSpliced(random.below(heads.length), 1), removed }, cover)
  })

const editHead = (cover: boolean): TamperWith =>
  onOne((anchor, random) => {
    const at = random.below(anchor.heads.heads.length)
    const head = anchor.heads.heads[at]
    if (head === undefined) return null
    const [instance, seq, hash] = head
    const other = random.pick([
      [instance, seq + 1, hash],
      [instance, seq, hash.startsWith('0') ? `1${hash.slice(1)}` : `0${hash.slice(1)}`],
    ] as const)
    return withHeads(anchor, { ...anchor.heads, heads: anchor.heads.heads.with(at, other) }, cover)
  })

const withHeads = (anchor: Anchor, heads: Anchor['heads'], cover: boolean): Anchor => ({
  ...anchor,
  heads,
  anchor: cover
    ? { ...anchor.anchor, heads: headsHash(heads), instances: heads.heads.length + heads.removed.length }
    : anchor.anchor,
})

/** Numbers and chains anchors anew; their signatures stay, since nobody but the key's owner can make others. */
const rechained = (anchors: readonly Anchor[]): Anchor[] => {
  const chained: Anchor[] = []
  for (const one of anchors) {
    const before = chained.at(-1)
    const previous = before === undefined ? '' : anchorHash(before.anchor)
    chained.push({ ...one, anchor: { ...one.anchor, number: chained.length + 1, previous } })
  }
  return chained
}

/** Somebody removes a request and writes into an anchor that it was removed with good reason. */
const callRemoved: TamperWith = (contents: Contents, random) => {
  const record = random.pick(contents.records)
  const last = contents.records.findLast(({ instance }) => instance === record.instance) ?? record
  const removal = [last.instance, last.seq, last.hash, 'retention'] as const
  const at = contents.anchors.length - 1
  const anchor = contents.anchors[at]
  if (anchor === undefined) return null
  const heads = { ...anchor.heads, removed: [removal] }
  return {
    records: contents.records.filter(({ instance }) => instance !== record.instance),
    anchors: contents.anchors.with(at, withHeads(anchor, heads, true)),
  }
}

/** What somebody who writes into the table of anchors can do, without the key. */
export const ANCHOR_TAMPERINGS: Tamperings<TamperWith> = {
  'an anchor edited': editBody,
  'the last anchors dropped': onAnchors((anchors, random) => anchors.slice(0, random.below(anchors.length))),
  'an anchor dropped': onAnchors((anchors, random) => anchors.toSpliced(random.below(anchors.length), 1)),
  'an anchor dropped and the rest chained anew': onAnchors((anchors, random) => {
    const at = random.below(anchors.length - 1)
    return rechained(anchors.toSpliced(at, 1))
  }),
  'an anchor repeated': onAnchors((anchors, random) => {
    const at = random.below(anchors.length)
    return anchors.toSpliced(at, 0, ...anchors.slice(at, at + 1))
  }),
  'two anchors in the other order': onAnchors((anchors, random) => {
    const at = random.below(anchors.length - 1)
    return anchors.toSpliced(at, 2, ...anchors.slice(at, at + 2).reverse())
  }),
  'a head taken out of an anchor': dropHead(false),
  'a head taken out of an anchor, with its hash': dropHead(true),
  'a head edited': editHead(false),
  'a head edited, with its hash': editHead(true),
  'a request called removed': callRemoved,
}
