import { knownVersions } from '@countersign/database/definition-versions'
import { saveDefinitionDraft } from '@countersign/database/save-definition-draft'
import { contentHash } from '@countersign/definition/content-hash'
import type { Definition } from '@countersign/definition/definition'
import { type Published, publishDefinition } from './publish-definition.ts'
import type { Stores } from './stores.ts'

/**
 * Brings the definitions that come with the product into the database, by content hash: one already there changes
 * nothing; a new one goes live if nobody here has edited its key, and is otherwise offered as a draft.
 *
 * @throws when a built-in definition does not pass its own check, which the tests rule out
 */
export const importBuiltIns = async (stores: Stores, definitions: readonly Definition[]): Promise<void> => {
  const known = await knownVersions(stores.database.pool)
  for (const definition of definitions) {
    const versions = known.filter((version) => version.key === definition.key)
    const hash = contentHash(definition)
    if (versions.some((version) => version.hash === hash)) continue
    if (versions.some((version) => version.author !== null)) await offerAsDraft(stores, definition)
    else
      assertPublished(await publishDefinition(stores, { source: definition, author: null, publisher: null }))
  }
}

const offerAsDraft = ({ database }: Stores, definition: Definition): Promise<void> =>
  saveDefinitionDraft(database.pool, {
    key: definition.key,
    body: JSON.stringify(definition),
    author: 'system:built-in',
  })

const assertPublished = (published: Published): void => {
  if (!published.published)
    throw new Error(`a built-in definition is not fit for use: ${JSON.stringify(published)}`)
}
