import type pg from 'pg'

const CHANNEL = 'countersign_live'
const RETRY_MS = 1000

/** PostgreSQL refuses payloads from 8,000 bytes on. */
export const MOST_HINT_BYTES = 7900

/** Sends a hint to every server that listens. It is only ever a hint: one that is lost is healed by the next look. */
export const sendHint = async (pool: pg.Pool, payload: string): Promise<void> => {
  await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, payload])
}

export type HintListening = {
  readonly pool: pg.Pool
  readonly heard: (payload: string) => void
  /** Told when listening begins anew after a break: whatever was sent meanwhile is lost. */
  readonly resumed: () => void
  readonly log: (message: string, error: unknown) => void
}

/**
 * Listens for hints on one connection of the pool, again after each break, until stopped. Stop it before the pool is
 * closed, which waits for all its connections. The first attempt may fail like any other: it is repeated.
 */
export const listenForHints = async (listening: HintListening): Promise<() => void> => {
  const { pool, heard, resumed, log } = listening
  let client: pg.PoolClient | null = null
  let retry: NodeJS.Timeout | null = null
  let stopped = false

  const connect = async (): Promise<void> => {
    const connected = await pool.connect()
    if (stopped) return connected.release()
    client = connected
    connected.on('notification', ({ payload }) => payload !== undefined && !stopped && heard(payload))
    connected.once('end', broken)
    await connected.query(`LISTEN ${CHANNEL}`)
  }
  const broken = (): void => {
    client?.release(true)
    client = null
    if (stopped || retry !== null) return
    retry = setTimeout(again, RETRY_MS)
  }
  const again = async (): Promise<void> => {
    retry = null
    try {
      await connect()
      resumed()
    } catch (error) {
      log('listening for hints failed and will be tried again', error)
      broken()
    }
  }
  await connect().catch((error: unknown) => {
    log('listening for hints failed and will be tried again', error)
    broken()
  })
  return () => {
    stopped = true
    if (retry !== null) clearTimeout(retry)
    // A connection that listens would go on receiving in the hands of its next user.
    client?.release(true)
    client = null
  }
}
