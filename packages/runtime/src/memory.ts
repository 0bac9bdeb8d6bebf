import type { BatchFacts } from '@countersign/database/commit-entry'
import type { AccountFacts } from '@countersign/engine/facts'
import { type Instance, isOpen } from '@countersign/engine/instance'
import { LRUCache } from 'lru-cache'
import { fieldsOf, filesOf, textsIn } from './batch-request.ts'
import type { CommandRequest } from './command-request.ts'
import type { DefinitionStore } from './definition-store.ts'

/** Documents take some 20 kB each: enough for those that people have before them, little beside the process itself. */
const INSTANCES = 500
const ACCOUNTS = 1000

/** The clocks of two machines drift by far less than a millisecond in this time. */
const CLOCK_GOOD_FOR_MS = 30_000

/** What is known of one command without a read. */
type Recalled = Pick<BatchFacts, 'instances' | 'accounts' | 'live'>

/**
 * What this process has lately read or committed itself, so that a command can be decided without reading it again. It
 * may be outdated: only the commit, which checks all of it, makes a decision from it good, and a refusal is never given
 * on it alone.
 */
export class Memory {
  readonly #fields: () => DefinitionStore['referenceFields']
  readonly #instances = new LRUCache<string, Instance>({ max: INSTANCES })
  readonly #accounts = new LRUCache<string, AccountFacts>({ max: ACCOUNTS })
  readonly #live = new Map<string, number>()
  #clock: { readonly ahead: number; readonly at: number } | null = null

  constructor(fields: () => DefinitionStore['referenceFields']) {
    this.#fields = fields
  }

  /** Takes over what a read has brought; `asked` is the reading of `performance.now()` at which it was begun. */
  learn({ now, instances, accounts, live }: BatchFacts, asked: number): void {
    const at = performance.now()
    this.#clock = { ahead: Date.parse(now) - (asked + at) / 2, at }
    for (const account of accounts.values()) this.#accounts.set(account.id, account)
    for (const [key, version] of live) this.#live.set(key, version)
    for (const instance of instances.values()) this.keep(instance)
  }

  /** Takes over an instance as it is now. Drafts are left out, whose submit needs more than is known here. */
  keep(instance: Instance): void {
    const known = this.#instances.peek(instance.id)
    if (known !== undefined && known.revision > instance.revision) return
    if (isOpen(instance) && instance.status !== 'draft') this.#instances.set(instance.id, instance)
    else this.forget(instance.id)
  }

  forget(instanceId: string): void {
    this.#instances.delete(instanceId)
  }

  /** After something broke nobody knows what was committed, nor whether it is the same database that answers next. */
  clear(): void {
    this.#instances.clear()
    this.#accounts.clear()
    this.#live.clear()
    this.#clock = null
  }

  /** The database's time as far as this process knows it, in ISO 8601 with milliseconds; null when that is too long ago. */
  now(): string | null {
    const at = performance.now()
    if (this.#clock === null || at - this.#clock.at > CLOCK_GOOD_FOR_MS) return null
    return new Date(at + this.#clock.ahead).toISOString()
  }

  /** All that deciding a command takes, or null when a part of it must be read. */
  recall({ instanceId, definition, actor, command }: CommandRequest): Recalled | null {
    // Timers and effects go by the database's own clock and rows.
    if ('system' in actor) return null
    const { account, file } = this.#fields()
    const brought = fieldsOf(command)
    if (filesOf(command).length > 0 || textsIn(brought, file).length > 0) return null
    const instance = definition === null ? this.#instances.get(instanceId) : null
    const version = definition === null ? null : this.#live.get(definition)
    if (instance === undefined || version === undefined) return null
    const accounts = new Map<string, AccountFacts>()
    for (const fields of [brought, instance?.fields, instance?.workingCopy])
      for (const id of textsIn(fields ?? {}, account)) {
        const facts = this.#accounts.get(id)
        if (facts === undefined) return null
        accounts.set(id, facts)
      }
    return {
      instances: new Map(instance === null ? [] : [[instanceId, instance]]),
      accounts,
      live: new Map(definition === null || version === null ? [] : [[definition, version]]),
    }
  }
}
