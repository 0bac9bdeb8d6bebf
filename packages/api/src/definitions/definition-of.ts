import type { CompiledDefinition } from '@countersign/engine/compile'
import type { Services } from '../services.ts'

/** The version a stored row names; one that is missing is a broken invariant. */
export const definitionOf = async (
  { services }: { readonly services: Pick<Services, 'runtime'> },
  key: string,
  version: number,
): Promise<CompiledDefinition> => {
  const { definitions } = services.runtime
  const compiled = definitions.ready(key, version) ?? (await definitions.version(key, version))
  if (compiled === null) throw new Error(`${key}@${version} is not in this database`)
  return compiled
}
