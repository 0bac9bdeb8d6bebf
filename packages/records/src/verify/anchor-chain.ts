import { canonicalJson } from '@countersign/definition/canonical-json'
import { type Anchor, type Head, headsHash, type Link, linkOf } from '../anchor.ts'
import { isSigned } from '../signature.ts'
import { type Finding, finding, type Place, type RuleCode } from './finding.ts'

/** What the anchors say of one request: its heads in order of their anchors, and the last one again if it was removed. */
export type AnchoredRequest = {
  readonly heads: (readonly [seq: number, hash: string])[]
  removed: string | null
}

/** Follows a chain of anchors from its first and keeps what they say. */
export class AnchorChain {
  last: Link | null = null
  /** Every key that signed, in order. */
  readonly keys: string[] = []
  readonly requests = new Map<string, AnchoredRequest>()

  /** Takes the next anchor and says what is wrong with it; what can be read of it counts all the same. */
  follow(anchor: Anchor, place: Place): Finding[] {
    const wrong = this.#wrongs(anchor).map(([rule, detail]) => finding(rule, place, detail))
    wrong.push(...this.#take(anchor, place))
    this.last = linkOf(anchor.anchor)
    if (this.keys.at(-1) !== anchor.anchor.key) this.keys.push(anchor.anchor.key)
    return wrong
  }

  #wrongs({ anchor, heads, signature }: Anchor): [RuleCode, string][] {
    const { last } = this
    const name = `anchor ${anchor.number}`
    const checks: [boolean, RuleCode, string][] = [
      [
        anchor.number === (last?.number ?? 0) + 1,
        'anchor-number',
        `${name} follows number ${last?.number ?? 0}`,
      ],
      [anchor.previous === (last?.hash ?? ''), 'anchor-previous', `${name} does not name the one before it`],
      [last === null || anchor.at >= last.at, 'anchor-time', `${name} is older than the one before it`],
      [
        last === null || anchor.key === last.key,
        'anchor-key',
        `${name} is signed with a key that was not in use`,
      ],
      [
        isSigned({ text: canonicalJson(anchor), signature, publicKey: anchor.key }, 'countersign-anchor-1'),
        'anchor-signature',
        `the signature of ${name} is wrong`,
      ],
      [
        anchor.heads === headsHash(heads),
        'anchor-heads',
        `the heads of ${name} are not those that were signed`,
      ],
    ]
    return checks.flatMap(([holds, rule, detail]) => (holds ? [] : [[rule, detail]]))
  }

  #take({ anchor, heads: { heads, removed } }: Anchor, place: Place): Finding[] {
    let records = 0
    for (const head of heads) records += this.#takeHead(head)
    const wrong: Finding[] = []
    for (const [instance, seq, hash, reason] of removed) {
      const request = this.#request(instance)
      const known = request.heads.at(-1)
      request.removed = reason
      // One that was removed before its first anchor has no other head.
      if (known !== undefined && (known[0] > seq || (known[0] === seq && known[1] !== hash)))
        wrong.push(
          finding(
            'removal-differs',
            { ...place, instance, seq },
            'it was removed with another head than it had',
          ),
        )
    }
    const same = anchor.instances === heads.length + removed.length && anchor.records === records
    if (!same)
      wrong.push(
        finding('anchor-counts', place, `anchor ${anchor.number} counts other records than it names`),
      )
    return wrong
  }

  /** The records it vouches for that none before did. */
  #takeHead([instance, seq, hash]: Head): number {
    const { heads } = this.#request(instance)
    const before = heads.at(-1)?.[0] ?? 0
    heads.push([seq, hash])
    return seq - before
  }

  #request(instance: string): AnchoredRequest {
    const known = this.requests.get(instance)
    if (known !== undefined) return known
    const made: AnchoredRequest = { heads: [], removed: null }
    this.requests.set(instance, made)
    return made
  }
}
