import { type Commits, commitBatch } from '@countersign/database/commit-batch'
import type { CommitEntry } from '@countersign/database/commit-entry'
import { fieldsOf, textsIn } from './batch-request.ts'
import type { CommandAnswer, CommandRequest } from './command-request.ts'
import { accountIdOf, decideCommand, type LoadedCommand, refusal } from './decide-command.ts'
import { type Gathered, gatherFacts } from './gather-facts.ts'
import { loadCommand } from './load-command.ts'
import { repeatedAnswer } from './repeated-answer.ts'
import type { Stores } from './stores.ts'

/** A command on its way, with whom to answer and how often it has lost. */
export type CommandJob = {
  readonly instanceId: string
  readonly request: CommandRequest
  readonly answer: (answer: CommandAnswer) => void
  readonly fail: (error: unknown) => void
  tries: number
  /** The number taken for an instance about to start; kept over tries, so that losing a race leaves no gap. */
  number: string | null
  /** Where what it is decided on comes from: memory where that suffices, unless that has failed it before. */
  from: 'memory' | 'database'
}

/** A command that lost this often meets an instance that changes faster than it can be decided. */
const MAX_TRIES = 5

/**
 * Runs one batch: gather what it is decided on, from memory or in one round trip, decide each command, commit the decided
 * ones in another, on the lane's line. Answers every job but those it hands back, which are to be decided again.
 */
export const runBatch = async (
  stores: Stores,
  jobs: readonly CommandJob[],
  line: Commits,
): Promise<readonly CommandJob[]> => {
  try {
    return await gatherDecideCommit(stores, jobs, line)
  } catch (error) {
    stores.memory.clear()
    if (jobs.some((job) => job.from === 'memory')) {
      for (const job of jobs) job.from = 'database'
      return runBatch(stores, jobs, line)
    }
    if (jobs.length === 1) return failOne(jobs, error)
    // Something in the batch broke it. Alone, each command harms only itself.
    const again: CommandJob[] = []
    for (const job of jobs) again.push(...(await runBatch(stores, [job], line)))
    return again
  }
}

const gatherDecideCommit = async (
  stores: Stores,
  jobs: readonly CommandJob[],
  line: Commits,
): Promise<readonly CommandJob[]> => {
  const gathered = await gatherFacts(stores, jobs)
  const entries: { readonly job: CommandJob; readonly entry: CommitEntry }[] = []
  const again: CommandJob[] = []
  for (const job of jobs) {
    const decided = await decideJob(stores, job, gathered)
    if (decided === 'again') again.push(...tryAgain(stores, job))
    else if (decided === 'read') again.push(fromDatabase(job))
    else if (decided !== null) entries.push({ job, entry: decided })
  }
  if (entries.length === 0) return again
  const results = await commitBatch(
    line,
    entries.map(({ entry }) => entry),
    gathered.under,
  )
  for (const [index, { job, entry }] of entries.entries()) {
    if (results[index] === 'won') {
      const { instance } = entry.decision
      stores.memory.keep(instance)
      job.answer({ applied: true, instance, repeated: false })
    } else again.push(...tryAgain(stores, job))
  }
  return again
}

/** Decides one job; null when it has been answered without anything to commit, `read` when memory is not enough. */
const decideJob = async (
  stores: Stores,
  job: CommandJob,
  gathered: Gathered,
): Promise<CommitEntry | 'again' | 'read' | null> => {
  const { request } = job
  const { read } = gathered
  const remembered = job.from === 'memory'
  const repeated = repeatedAnswer(stores, request, read)
  if (repeated !== null) {
    if (job.number !== null && request.definition !== null)
      stores.numbers.giveBack(request.definition, job.number)
    repeated.then(job.answer, job.fail)
    return null
  }
  try {
    const loaded = await loadCommand(stores, job, read)
    if (!('applied' in loaded) && job.tries === 0 && misses(loaded, gathered)) return 'again'
    const decided = 'applied' in loaded ? loaded : decideCommand(loaded)
    if (!('applied' in decided)) return decided
    if (remembered) return 'read'
    job.answer(decided)
  } catch (error) {
    if (remembered) return 'read'
    job.fail(error)
  }
  return null
}

/** A definition met for the first time may keep account and files under names this batch did not look under. */
const misses = ({ compiled, request }: LoadedCommand, { read, asked }: Gathered): boolean => {
  const account = accountIdOf(compiled, request, read.instances.get(request.instanceId) ?? null)
  if (account !== null && !read.accounts.has(account) && !asked.accountIds.includes(account)) return true
  return textsIn(fieldsOf(request.command), compiled.fileFields).some((file) => !asked.fileIds.includes(file))
}

const fromDatabase = (job: CommandJob): CommandJob => {
  job.from = 'database'
  return job
}

const tryAgain = ({ memory }: Stores, job: CommandJob): readonly CommandJob[] => {
  memory.forget(job.instanceId)
  job.tries++
  job.from = 'database'
  if (job.tries < MAX_TRIES) return [job]
  job.answer(refusal('busy'))
  return []
}

/**
 * A single command whose read or commit failed. Whether a broken connection had committed is not known here; deciding
 * again finds its idempotency key if it had.
 */
const failOne = (jobs: readonly CommandJob[], error: unknown): readonly CommandJob[] =>
  jobs.flatMap((job) => {
    job.tries++
    if (job.tries < MAX_TRIES && isTransient(error)) return [job]
    job.fail(error)
    return []
  })

/** Serialisation failures, deadlocks, timeouts of locks, connections that broke or a server that restarts. */
const isTransient = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(40001|40P01|55P03|57P0[123]|08\w{3}|ECONN\w+|EPIPE)$/.test(code)) return true
  return error instanceof Error && /connection terminated|not queryable|timeout exceeded/i.test(error.message)
}
