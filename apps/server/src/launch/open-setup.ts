import type { SetupOffer } from '@countersign/api/set-up'
import type { Runtime } from '@countersign/runtime/runtime'
import type { Environment } from '../env.ts'
import { forgetSetupToken, setupToken } from './setup-token.ts'

/**
 * Offers the first set-up where nobody exists yet; null where somebody does. `importDefinitions` brings in the built-in
 * processes, which had to wait for departments.
 */
export const openSetup = async (
  { organisation }: Pick<Runtime, 'organisation'>,
  { dataDir }: Pick<Environment, 'dataDir'>,
  importDefinitions: () => Promise<void>,
): Promise<SetupOffer | null> => {
  if ((await organisation.current()).people.size > 0) {
    forgetSetupToken(dataDir)
    return null
  }
  return {
    token: setupToken(dataDir),
    afterwards: async () => {
      forgetSetupToken(dataDir)
      await importDefinitions()
    },
  }
}
