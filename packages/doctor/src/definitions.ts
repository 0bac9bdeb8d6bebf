import { readDefinitionVersion } from '@countersign/database/definition-versions'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { type CompiledDefinition, compileDefinition } from '@countersign/engine/compile'
import type { DefinitionPin } from '@countersign/engine/instance'
import type pg from 'pg'

/** Published versions as the database holds them, compiled once each. */
export class Definitions {
  readonly #pool: pg.Pool
  readonly #compiled = new Map<string, Promise<CompiledDefinition | null>>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The version a pin names; null when it is missing, unreadable or not what was pinned. */
  async pinned({ key, version, hash }: DefinitionPin): Promise<CompiledDefinition | null> {
    const name = `${key}@${version}`
    const loading = this.#compiled.get(name) ?? this.#load(key, version)
    this.#compiled.set(name, loading)
    const compiled = await loading
    return compiled?.pin.hash === hash ? compiled : null
  }

  async #load(key: string, version: number): Promise<CompiledDefinition | null> {
    const row = await readDefinitionVersion(this.#pool, key, version)
    const parsed = row === null ? null : parseDefinition(JSON.parse(row.body))
    return parsed?.ok ? compileDefinition(parsed.definition, version) : null
  }
}
