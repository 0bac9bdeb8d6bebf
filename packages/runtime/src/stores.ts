import type { Database } from '@countersign/database/client'
import type { DefinitionStore } from './definition-store.ts'
import type { Memory } from './memory.ts'
import type { NumberStore } from './number-store.ts'
import type { OrganisationStore } from './organisation-store.ts'

/** What deciding needs at hand. */
export type Stores = {
  readonly database: Database
  readonly definitions: DefinitionStore
  readonly organisation: OrganisationStore
  readonly numbers: NumberStore
  readonly memory: Memory
  /** Given by seeding and tests only; everyone else decides by the database's clock. */
  readonly clock: (() => string) | null
}
