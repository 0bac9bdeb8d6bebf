import { readDefinitionVersion } from '@countersign/database/definition-versions'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { type CompiledDefinition, compileDefinition } from '@countersign/engine/compile'
import type { DefinitionPin } from '@countersign/engine/instance'
import type pg from 'pg'

/** Published versions, compiled once and kept: they never change. */
export class DefinitionStore {
  readonly #pool: pg.Pool
  readonly #compiled = new Map<string, Promise<CompiledDefinition | null>>()
  readonly #ready = new Map<string, CompiledDefinition>()
  readonly #accountFields = new Set<string>()
  readonly #fileFields = new Set<string>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** A published version, or null. */
  version(key: string, version: number): Promise<CompiledDefinition | null> {
    const name = `${key}@${version}`
    const known = this.#compiled.get(name)
    if (known !== undefined) return known
    const loading = this.#load(key, version)
    this.#compiled.set(name, loading)
    loading.then(
      (compiled) => (compiled === null ? this.#compiled.delete(name) : this.#ready.set(name, compiled)),
      () => this.#compiled.delete(name),
    )
    return loading
  }

  /** The version if it is in memory already; most commands find it so and need not wait. */
  ready(key: string, version: number): CompiledDefinition | null {
    return this.#ready.get(`${key}@${version}`) ?? null
  }

  /** The version an instance is pinned to; a missing one is a broken invariant. */
  async pinned(pin: DefinitionPin): Promise<CompiledDefinition> {
    const compiled = await this.version(pin.key, pin.version)
    if (compiled === null || compiled.pin.hash !== pin.hash)
      throw new Error(`definition ${pin.key}@${pin.version} (${pin.hash}) is not in this database`)
    return compiled
  }

  /** Names under which any known definition keeps an account or files: what a batch has to look up. */
  get referenceFields(): { readonly account: ReadonlySet<string>; readonly file: ReadonlySet<string> } {
    return { account: this.#accountFields, file: this.#fileFields }
  }

  async #load(key: string, version: number): Promise<CompiledDefinition | null> {
    const row = await readDefinitionVersion(this.#pool, key, version)
    if (row === null) return null
    const parsed = parseDefinition(JSON.parse(row.body))
    if (!parsed.ok) throw new Error(`published definition ${key}@${version} does not parse`)
    const compiled = compileDefinition(parsed.definition, version)
    if (compiled.accountField !== null) this.#accountFields.add(compiled.accountField)
    for (const name of compiled.fileFields) this.#fileFields.add(name)
    return compiled
  }
}
