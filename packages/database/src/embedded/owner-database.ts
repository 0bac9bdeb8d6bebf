import pg from 'pg'
import { OWNER } from './initialise.ts'

/** The owner's URL of the database, which carries the name of its owner. */
export const urlOf = (password: string, port: number, database = OWNER): string =>
  `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`

/** Makes the database on the first start. */
export const ensureDatabase = async (password: string, port: number): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(password, port, 'postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`)
  } finally {
    await client.end()
  }
}
