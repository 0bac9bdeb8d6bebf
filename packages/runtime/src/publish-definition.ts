import { PROFILE_FIELD_NAMES } from '@countersign/accounts/profile-fields'
import { checkStructure } from '@countersign/analysis/check-structure'
import type { Finding } from '@countersign/analysis/finding'
import { insertDefinitionVersion } from '@countersign/database/insert-definition-version'
import { contentHash } from '@countersign/definition/content-hash'
import type { Definition } from '@countersign/definition/definition'
import { type DefinitionProblem, parseDefinition } from '@countersign/definition/parse-definition'
import type { Organisation } from './organisation.ts'
import type { Stores } from './stores.ts'

/** Who wrote a version and who lets it into use; both null for what comes with the product. */
export type Publication = {
  readonly source: unknown
  readonly author: string | null
  readonly publisher: string | null
}

export type Published =
  | { readonly published: true; readonly key: string; readonly version: number; readonly hash: string }
  | { readonly published: false; readonly code: 'author-publishes' }
  | {
      readonly published: false
      readonly code: 'definition-invalid'
      readonly problems: readonly DefinitionProblem[]
    }
  | { readonly published: false; readonly code: 'definition-faulty'; readonly findings: readonly Finding[] }

/**
 * Publishes a definition as its key's next version, live from now on and immutable. It must parse and pass the
 * structural check against today's organisation, and its author is not its publisher.
 */
export const publishDefinition = async (stores: Stores, publication: Publication): Promise<Published> => {
  const { source, author, publisher } = publication
  if (author !== null && author === publisher) return { published: false, code: 'author-publishes' }
  const parsed = parseDefinition(source)
  if (!parsed.ok) return { published: false, code: 'definition-invalid', problems: parsed.problems }
  const organisation = await stores.organisation.refresh()
  const findings = checkStructure(parsed.definition, referencesOf(organisation)).filter(
    (finding) => author !== null || !namesDemoPeople(finding),
  )
  if (findings.some((finding) => finding.severity === 'error'))
    return { published: false, code: 'definition-faulty', findings }
  return insertVersion(stores, parsed.definition, { author, publisher })
}

/** The scenarios of what comes with the product are played by the demo's people, whom no other organisation has. */
const namesDemoPeople = ({ code, path }: Finding): boolean =>
  code === 'unknown-person' && path.startsWith('/scenarios/')

const insertVersion = async (
  { database }: Stores,
  definition: Definition,
  people: Pick<Publication, 'author' | 'publisher'>,
): Promise<Published> => {
  // Kept in the order it was written, which is the order of the form; canonical JSON sorts names and is for the hash.
  const body = JSON.stringify(definition)
  const hash = contentHash(definition)
  const version = await insertDefinitionVersion(database.pool, { key: definition.key, body, hash, ...people })
  return { published: true, key: definition.key, version, hash }
}

const referencesOf = ({ people, departments }: Organisation) => ({
  people: [...people.keys()],
  departments: [...departments.keys()],
  profile: PROFILE_FIELD_NAMES,
})
