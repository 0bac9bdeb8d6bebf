import { DEMO_SETTING } from '@countersign/database/clear-demo'
import type { Database } from '@countersign/database/client'
import type { Environment } from '../env.ts'
import { drawDemoPassword, rememberDemoPassword, rememberedDemoPassword } from './demo-password.ts'
import { changeDemoPassword, seedDemo } from './seed-demo.ts'

/** A database with the demo in it. */
export type OpenedDemo = {
  /** To print; null when it was drawn by a server with another DATA_DIR, which alone knows it. */
  readonly password: string | null
}

/**
 * Fills an empty database with the demo and makes sure that DEMO_PASSWORD opens it. Null where the database is no demo:
 * what was set up without one is left alone, whatever DEMO says.
 */
export const openDemo = async (
  database: Database,
  environment: Pick<Environment, 'demoPassword' | 'dataDir' | 'databaseUrl'>,
): Promise<OpenedDemo | null> => {
  const { demoPassword } = environment
  const remembered = rememberedDemoPassword(environment)
  const password = demoPassword ?? remembered ?? drawDemoPassword()
  const seeded = await seedDemo(database, password)
  if (!seeded && !(await isDemo(database))) return null
  if (!seeded && demoPassword === null) return { password: remembered }
  if (!seeded && password !== remembered) await changeDemoPassword(database, password)
  rememberDemoPassword(environment, password)
  return { password }
}

/** Whether the demo was seeded into this database and its people are still there. */
export const isDemo = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.setting.count({ where: { key: DEMO_SETTING } })) > 0
