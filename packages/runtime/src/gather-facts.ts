import type { DecidedUnder } from '@countersign/database/commit-batch'
import type { BatchFacts, BatchRequest } from '@countersign/database/commit-entry'
import { readBatch } from '@countersign/database/read-batch'
import { batchRequest } from './batch-request.ts'
import type { CommandRequest } from './command-request.ts'
import type { Stores } from './stores.ts'

/** What a batch is decided on. */
export type Gathered = {
  readonly read: BatchFacts
  /** What of it was looked for in the database; the rest was remembered. */
  readonly asked: BatchRequest
  readonly under: DecidedUnder
}

type Job = { readonly request: CommandRequest; from: 'memory' | 'database' }

/**
 * Gathers everything a batch of commands is decided on: from memory what is there, the rest in one read. Says of each job
 * where its facts came from.
 */
export const gatherFacts = async (stores: Stores, jobs: readonly Job[]): Promise<Gathered> => {
  const { memory, definitions, organisation, database } = stores
  const remembered = jobs.map((job) => (job.from === 'memory' ? memory.recall(job.request) : null))
  const missing = jobs.filter((_, index) => remembered[index] === null)
  for (const job of missing) job.from = 'database'
  const asked = batchRequest(
    missing.map(({ request }) => request),
    definitions.referenceFields,
  )
  const now = memory.now()
  const revision = organisation.revision
  if (missing.length === 0 && now !== null && revision !== null) {
    const facts = { ...NOTHING, ...merged(remembered), now, organisationRevision: revision }
    return { read: atClock(stores, facts), asked, under: { organisationRevision: revision, decidedAt: now } }
  }
  const began = performance.now()
  const read = await readBatch(database.commands, asked)
  memory.learn(read, began)
  const facts = { ...read, ...merged([...remembered, read]) }
  return { read: atClock(stores, facts), asked, under: { organisationRevision: read.organisationRevision } }
}

const NOTHING = { files: new Map(), applied: new Map() }

const atClock = ({ clock }: Stores, read: BatchFacts): BatchFacts =>
  clock === null ? read : { ...read, now: clock() }

type Part = Pick<BatchFacts, 'instances' | 'accounts' | 'live'>

const merged = (parts: readonly (Part | null)[]): Part => {
  const known = parts.filter((part) => part !== null)
  return {
    instances: new Map(known.flatMap(({ instances }) => [...instances])),
    accounts: new Map(known.flatMap(({ accounts }) => [...accounts])),
    live: new Map(known.flatMap(({ live }) => [...live])),
  }
}
