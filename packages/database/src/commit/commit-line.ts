import type pg from 'pg'

type Connection = {
  readonly client: Promise<pg.PoolClient>
  /** Statements sent and not answered. */
  waiting: number
  /** Why nothing more is sent on it. */
  failed: Error | null
}

/**
 * One connection that commits take one behind the other, each sent without waiting for the answer to the one before: the
 * database goes on with the next at once, instead of waiting until this process has time to send it, and two commits of
 * one process never run beside each other. Taken from the pool while there is something to commit.
 */
export class CommitLine {
  readonly #pool: pg.Pool
  #connection: Connection | null = null

  /** `pool` is the database's for commands, whose connections send ahead. */
  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /**
   * Sends a statement, a transaction of its own.
   *
   * @throws what the statement failed with, or the connection; of the latter nobody knows whether it was committed
   */
  async query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    this.#connection ??= { client: this.#pool.connect(), waiting: 0, failed: null }
    const connection = this.#connection
    connection.waiting++
    try {
      const client = await connection.client
      return await client.query<Row>(statement)
    } catch (error) {
      connection.failed = error instanceof Error ? error : new Error(String(error))
      if (this.#connection === connection) this.#connection = null
      throw error
    } finally {
      if (--connection.waiting === 0) this.#giveBack(connection)
    }
  }

  #giveBack(connection: Connection): void {
    if (this.#connection === connection) this.#connection = null
    connection.client.then(
      (client) => client.release(connection.failed ?? undefined),
      // There never was one; whoever waited for it has been told.
      () => {},
    )
  }
}
