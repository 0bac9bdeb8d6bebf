import pg from 'pg'
import { OWNER } from './initialise.ts'

/** Where a running cluster is reached. */
export type Address = { readonly port: number; readonly socketDirectory: string }

/**
 * The owner's URL of the database, which carries the name of its owner. With a socket both ways are in it: `host` is
 * what PostgreSQL's clients take, the address before it is for whoever reads only that.
 */
export const urlOf = (password: string, { port, socketDirectory }: Address, database = OWNER): string => {
  const socket = socketDirectory === '' ? '' : `?host=${encodeURIComponent(socketDirectory)}`
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}${socket}`
}

/** Makes the database on the first start. */
export const ensureDatabase = async (password: string, address: Address): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(password, address, 'postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`)
  } finally {
    await client.end()
  }
}
