import type { Database } from '@countersign/database/client'
import type { Environment } from '../env.ts'
import { drawDemoPassword, rememberDemoPassword, rememberedDemoPassword } from './demo-password.ts'
import { changeDemoPassword, seedDemo } from './seed-demo.ts'

/**
 * Fills an empty database with the demo and makes sure that DEMO_PASSWORD opens it. Returns the password to print; null
 * when it was drawn by a server with another DATA_DIR, which alone knows it.
 */
export const openDemo = async (database: Database, environment: Environment): Promise<string | null> => {
  const { demoPassword } = environment
  const remembered = rememberedDemoPassword(environment)
  const password = demoPassword ?? remembered ?? drawDemoPassword()
  const seeded = await seedDemo(database, password)
  if (!seeded && demoPassword === null) return remembered
  if (!seeded && password !== remembered) await changeDemoPassword(database, password)
  rememberDemoPassword(environment, password)
  return password
}
