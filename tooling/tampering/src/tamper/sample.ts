import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { answered, asked, started } from '@countersign/database/testing/requests'
import type { Instance } from '@countersign/engine/instance'
import {
  type Anchor,
  type Head,
  type Link,
  linkOf,
  type Removal,
  signAnchor,
} from '@countersign/records/anchor'
import type { ExportRecord } from '@countersign/records/export-record'
import { publicKeyOf } from '@countersign/records/signature'
import type { Contents } from './contents.ts'

/** A log with its anchors, as a server would have made it: several requests, a change of the key, one request removed. */
export type Sample = {
  readonly contents: Contents
  /** The key that signs now. */
  readonly privateKey: KeyObject
  readonly at: string
}

const START = Date.parse('2026-03-02T01:00:00.000Z')
const instant = (minutes: number): string => new Date(START + minutes * 60_000).toISOString()

/** Signs and keeps, in the order of a server's day. */
class Log {
  readonly records: ExportRecord[] = []
  readonly anchors: Anchor[] = []
  readonly #anchored = new Map<string, number>()
  #last: Link | null = null
  #minute = 0
  #privateKey = generateKeyPairSync('ed25519').privateKey

  get privateKey(): KeyObject {
    return this.#privateKey
  }

  add({ decision }: ReturnType<typeof started>): Instance {
    const { instance, record } = decision
    if (record === null) throw new Error('the command left no record')
    this.records.push({ instance: instance.id, ...record })
    return instance
  }

  now(): string {
    this.#minute += 7
    return instant(this.#minute)
  }

  /** Signs what has come since the last anchor. */
  sign(removed: readonly Removal[] = []): void {
    const newest = new Map(this.records.map((record) => [record.instance, record]))
    const fresh = [...newest.values()].filter(
      ({ instance, seq }) => seq > (this.#anchored.get(instance) ?? 0),
    )
    const heads = fresh.map(({ instance, seq, hash }): Head => [instance, seq, hash]).sort(byId)
    const records = fresh.reduce(
      (sum, { instance, seq }) => sum + seq - (this.#anchored.get(instance) ?? 0),
      0,
    )
    this.#keep(
      signAnchor(this.#privateKey, this.#last, { at: this.now(), heads: { heads, removed }, records }),
    )
    for (const { instance, seq } of fresh) this.#anchored.set(instance, seq)
  }

  changeKey(): void {
    const { privateKey } = generateKeyPairSync('ed25519')
    const next = {
      at: this.now(),
      heads: { heads: [], removed: [] },
      records: 0,
      nextKey: publicKeyOf(privateKey),
    }
    this.#keep(signAnchor(this.#privateKey, this.#last, next))
    this.#privateKey = privateKey
  }

  /** Takes a request out, as when the demo is cleared, and signs that. */
  remove({ id, seq, hash }: Instance): void {
    const left = this.records.filter(({ instance }) => instance !== id)
    this.records.splice(0, this.records.length, ...left)
    this.sign([[id, seq, hash, 'demo']])
  }

  #keep(anchor: Anchor): void {
    this.anchors.push(anchor)
    this.#last = linkOf(anchor.anchor)
  }
}

const byId = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]) => (a < b ? -1 : 1)

export const makeSample = (): Sample => {
  const log = new Log()
  const start = () => log.add(started({ now: log.now() }))
  const approve = (request: Instance) => log.add(answered(request, 'approve', { now: log.now() }))
  const comment = (request: Instance, text: string) =>
    log.add(asked(request, { verb: 'comment', text }, { now: log.now() }))
  const first = Array.from({ length: 4 }, start)
  log.sign()
  const second = first.map(approve)
  log.sign()
  log.changeKey()
  const third = second.slice(1).map(approve)
  start()
  log.sign()
  const gone = start()
  log.sign()
  for (const request of third.slice(0, 2)) comment(request, '=HYPERLINK("http://x","客户已确认")')
  log.remove(gone)
  log.sign()
  const records = log.records.sort((a, b) =>
    a.instance === b.instance ? a.seq - b.seq : a.instance < b.instance ? -1 : 1,
  )
  return { contents: { records, anchors: log.anchors }, privateKey: log.privateKey, at: log.now() }
}
