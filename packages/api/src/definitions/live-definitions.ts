import { liveVersions } from '@countersign/database/definition-versions'
import type { CompiledDefinition } from '@countersign/engine/compile'
import type { Call } from '../context.ts'

/** Every live definition, compiled, by key. */
export const liveDefinitions = async ({
  services,
}: Pick<Call, 'services'>): Promise<readonly CompiledDefinition[]> => {
  const { database, definitions } = services.runtime
  const live = await liveVersions(database.pool)
  const compiled = await Promise.all(live.map(({ key, version }) => definitions.version(key, version)))
  return compiled.filter((one) => one !== null)
}
