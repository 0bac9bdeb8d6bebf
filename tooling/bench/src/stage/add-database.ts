import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { publishWorkload } from './publish-workload.ts'
import type { Stage } from './stage.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** Another database of the stage's PostgreSQL with a server of its own, seeded and ready for the workload. */
export type AddedDatabase = { readonly url: string; readonly server: RunningServer }

export const addDatabase = async (stage: Stage, role: 'all' | 'web'): Promise<AddedDatabase> => {
  const name = `added_${randomBytes(3).toString('hex')}`
  await stage.owner.query(`CREATE DATABASE ${name}`)
  const address = new URL(stage.url)
  address.pathname = `/${name}`
  const url = address.href
  const dataDir = join(stage.folder, name)
  const server = await startServer({
    databaseUrl: url,
    dataDir,
    password: stage.password,
    role,
    profile: null,
  })
  await publishWorkload(url)
  return { url, server }
}
