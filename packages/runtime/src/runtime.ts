import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Database } from '@countersign/database/client'
import { CommitLine } from '@countersign/database/commit-line'
import type { CommandAnswer, CommandRequest } from './command-request.ts'
import { type CommandJob, runBatch } from './command-runner.ts'
import { DefinitionStore } from './definition-store.ts'
import { Lanes } from './lanes.ts'
import { Memory } from './memory.ts'
import { NumberStore } from './number-store.ts'
import { OrganisationStore } from './organisation-store.ts'
import type { Stores } from './stores.ts'
import { NO_WEBHOOKS, type WebhookCaller } from './webhook-caller.ts'

/** What use-cases and the API work with. One per process and database. */
export type Runtime = Stores & {
  /**
   * Decides and commits one command. Resolves after the commit, or with the refusal.
   *
   * @throws when the database cannot be reached or an invariant is broken; then nothing is acknowledged
   */
  execute(request: CommandRequest): Promise<CommandAnswer>
  /** What effects call. */
  readonly webhooks: WebhookCaller
  /** How many commands wait or run now. */
  readonly load: () => number
  /** Resolves once every command accepted so far is answered. */
  settled(): Promise<void>
}

export type RuntimeOptions = {
  readonly database: Database
  /** Batches under way at once; docs/decisions/004-lanes.md has the measurement behind the default. */
  readonly lanes?: number
  readonly maxBatch?: number
  /** Another clock than the database's, for seeding a history and for tests. */
  readonly clock?: () => string
  /** Nothing is called when left out. */
  readonly webhooks?: WebhookCaller
}

export const createRuntime = (options: RuntimeOptions): Runtime => {
  const { database, lanes = lanesFor(availableParallelism()), maxBatch = 64, clock = null } = options
  const definitions = new DefinitionStore(database.pool)
  const memory = new Memory(() => definitions.referenceFields)
  database.commands.on('error', () => memory.clear())
  const stores: Stores = {
    database,
    definitions,
    memory,
    organisation: new OrganisationStore(database.pool),
    numbers: new NumberStore(database.pool),
    clock,
  }
  const lines = Array.from({ length: lanes }, () => new CommitLine(database.commands))
  const queue = new Lanes<CommandJob, CommitLine>({
    lanes: lines,
    maxBatch,
    run: (batch, line) => runBatch(stores, batch, line),
  })
  return {
    ...stores,
    webhooks: options.webhooks ?? NO_WEBHOOKS,
    load: () => queue.size,
    settled: () => queue.settled(),
    execute: (request) =>
      new Promise((answer, fail) => {
        queue.add({
          instanceId: request.instanceId,
          request: keyed(request),
          answer,
          fail,
          tries: 0,
          number: null,
          from: 'memory',
        })
      }),
  }
}

/** A lane keeps a core of PostgreSQL busy, and as much of Node; more of them divide the groups and wait for each other. */
const lanesFor = (cores: number): number => Math.min(8, Math.max(1, Math.floor(cores / 2)))

/**
 * A person's command without a key is given one, so that a commit whose answer was lost on the way can be recognised
 * when it is tried again. A timer needs none: its row is gone once it has fired.
 */
const keyed = (request: CommandRequest): CommandRequest =>
  request.idempotency !== null || 'system' in request.actor
    ? request
    : { ...request, idempotency: { key: `auto-${randomUUID()}`, hash: '' } }
