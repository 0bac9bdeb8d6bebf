import type pg from 'pg'

/**
 * The setting that holds a database 暂停外发: nothing goes out from it and no timer fires. A restored copy is held, because
 * the original may still be at work and have sent what the copy would send again.
 */
const HELD_SETTING = 'held'

type Connection = Pick<pg.ClientBase, 'query'>

export const isHeld = async (connection: Connection): Promise<boolean> => {
  const { rowCount } = await connection.query({
    name: 'is-held',
    text: 'SELECT FROM setting WHERE key = $1',
    values: [HELD_SETTING],
  })
  return rowCount === 1
}

/** Holds a database from the end of the caller's transaction on. */
export const holdEffects = async (connection: Connection): Promise<void> => {
  await connection.query(
    `INSERT INTO setting (key, value) VALUES ($1, json_build_object('since', now())) ON CONFLICT (key) DO NOTHING`,
    [HELD_SETTING],
  )
}

/** Lets servers send and fire again, within seconds. False when the database was not held. */
export const releaseHold = async (connection: Connection): Promise<boolean> => {
  const { rowCount } = await connection.query('DELETE FROM setting WHERE key = $1', [HELD_SETTING])
  return rowCount === 1
}
