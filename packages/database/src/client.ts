import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { PrismaClient } from './generated/client.ts'
import { mayWorkAsRuntime, RUNTIME_ROLE } from './runtime-role.ts'

export type Database = {
  /** For lists and everything else in plain SQL; results are plain values (see `columnTypes`). */
  readonly pool: pg.Pool
  /**
   * For the named statements of every command and every page, whose plans are kept and must read by index. Its
   * connections send a statement without waiting for the answer to the one before (see `CommitLine`).
   */
  readonly commands: pg.Pool
  /** For everything read and written rarely; shares the pool's connections. */
  readonly prisma: PrismaClient
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** Most connections of each pool at once; 12 when left out. */
  readonly max?: number
  /** Told about connections that broke while idle; the pool replaces them by itself. */
  readonly log?: (message: string, error: Error) => void
}

/**
 * Both far below the timeout of a Prisma transaction: when Prisma gives up first, it does so while the statement still
 * runs, and a timeout during COMMIT can end the process (prisma #29952).
 */
const STATEMENT_TIMEOUT = 10_000
const LOCK_TIMEOUT = 5_000
const PRISMA_TIMEOUT = 30_000
const IDLE_TIMEOUT = 10_000

/**
 * Plans of prepared statements are made while the tables may be small or empty and stay for as long as the connection;
 * one that reads a table whole, by itself or for a join, would stay when it has grown.
 */
const PLANS_BY_INDEX = [
  '-c plan_cache_mode=force_generic_plan',
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material'].map((way) => `-c enable_${way}=off`),
]

/**
 * Opens a migrated database for a server. Every connection works as the runtime role where that is granted, in UTC.
 * Close it before the process ends.
 */
export const openDatabase = async (url: string, options: DatabaseOptions = {}): Promise<Database> => {
  const log = options.log ?? (() => {})
  const role = (await withClient(url, mayWorkAsRuntime)) ? [`-c role=${RUNTIME_ROLE}`] : []
  const settings = [
    ...role,
    '-c timezone=UTC',
    `-c statement_timeout=${STATEMENT_TIMEOUT}`,
    `-c lock_timeout=${LOCK_TIMEOUT}`,
    `-c idle_in_transaction_session_timeout=${PRISMA_TIMEOUT}`,
  ]
  const openPool = (more: readonly string[], own: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({
      ...own,
      connectionString: withSettings(url, [...settings, ...more]),
      max: options.max ?? 12,
      types: columnTypes,
      application_name: 'countersign',
      keepAlive: true,
    })
    // The pool repeats what its clients report; without a listener of its own it would end the process all the same.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', (error) => log('a database connection broke', error)))
    return pool
  }
  const pool = openPool([], { idleTimeoutMillis: IDLE_TIMEOUT })
  // Kept for good: a new connection prepares its statements anew, and the first decision after a pause would wait for it.
  const commands = openPool(PLANS_BY_INDEX, { idleTimeoutMillis: 0, pipeline: true })
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { timeout: PRISMA_TIMEOUT, maxWait: LOCK_TIMEOUT },
  })
  const close = async () => {
    await prisma.$disconnect()
    await Promise.all([pool.end(), commands.end()])
  }
  return { pool, commands, prisma, close }
}

/** Settings of the address itself come last and win. */
const withSettings = (url: string, settings: readonly string[]): string => {
  const address = new URL(url)
  const own = address.searchParams.get('options')
  address.searchParams.set('options', [...settings, ...(own ? [own] : [])].join(' '))
  return address.href
}

const withClient = async <T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
