import { knownVersions } from '@countersign/database/definition-versions'
import { saveDefinitionDraft } from '@countersign/database/save-definition-draft'
import { contentHash } from '@countersign/definition/content-hash'
import type { Definition } from '@countersign/definition/definition'
import { publishDefinition } from './publish-definition.ts'
import type { Stores } from './stores.ts'

/**
 * Brings the definitions that come with the product into the database, by content hash: one already there changes
 * nothing; a new one goes live if nobody here has edited its key. It is offered as a draft where somebody has, and where
 * it does not fit this organisation, which may have no such department any more. Answers the keys of the latter.
 */
export const importBuiltIns = async (
  stores: Stores,
  definitions: readonly Definition[],
): Promise<readonly string[]> => {
  const known = await knownVersions(stores.database.pool)
  const unfit: string[] = []
  for (const definition of definitions) {
    const versions = known.filter((version) => version.key === definition.key)
    const hash = contentHash(definition)
    if (versions.some((version) => version.hash === hash)) continue
    if (versions.some((version) => version.author !== null)) {
      await offerAsDraft(stores, definition)
      continue
    }
    const { published } = await publishDefinition(stores, {
      source: definition,
      author: null,
      publisher: null,
    })
    if (published) continue
    await offerAsDraft(stores, definition)
    unfit.push(definition.key)
  }
  return unfit
}

const offerAsDraft = ({ database }: Stores, definition: Definition): Promise<void> =>
  saveDefinitionDraft(database.pool, {
    key: definition.key,
    body: JSON.stringify(definition),
    author: 'system:built-in',
  })
