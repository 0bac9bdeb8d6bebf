import type { Field, Fields, FieldValue, FieldValues } from '@countersign/definition/field'
import type { Call } from '../context.ts'

type Kind = 'account' | 'person' | 'department' | 'file'
type Reference = { readonly kind: Kind; readonly id: string }

export type ReferenceNames = {
  /** By id: an account's number and name, a person's, a department's, a file's name. */
  readonly names: Record<string, string>
  /** The names alone of the accounts, as lists show them. */
  readonly accounts: ReadonlyMap<string, string>
  /** In bytes, by the id of the file. */
  readonly fileSizes: Record<string, number>
}

/**
 * What the ids in shown fields stand for, in words: whoever sees a request reads the account's name in it, even when
 * the account itself is not theirs to see.
 */
export const referenceNames = async (
  call: Call,
  fields: Fields,
  values: FieldValues,
): Promise<ReferenceNames> => {
  const references = Object.entries(values).flatMap(([name, value]) =>
    referencesIn(fields.properties, name, value),
  )
  const idsOf = (kind: Kind) => references.filter((one) => one.kind === kind).map(({ id }) => id)
  const [accounts, files] = await Promise.all([
    call.services.accountNames.of(idsOf('account')),
    filesOf(call, idsOf('file')),
  ])
  const { people, departments } = call.organisation
  const label = call.reader.language === 'en' ? 'en' : 'zh'
  const named = [
    ...accounts.map(({ id, number, name }) => [id, `${number} ${name}`] as const),
    ...files.map(({ id, name }) => [id, name] as const),
    ...idsOf('person').map((id) => [id, people.get(id)?.name ?? id] as const),
    ...idsOf('department').map((id) => [id, departments.get(id)?.name[label] ?? id] as const),
  ]
  return {
    names: Object.fromEntries(named),
    accounts: new Map(accounts.map(({ id, name }) => [id, name])),
    fileSizes: Object.fromEntries(files.map(({ id, size }) => [id, size])),
  }
}

type Properties = Readonly<Record<string, Field>>

/** Also of those in the members of an object, and of each item of a list of objects. */
const referencesIn = (properties: Properties, name: string, value: FieldValue): readonly Reference[] => {
  const field = properties[name]
  if (field === undefined) return []
  const item = field.type === 'array' ? field.items : field
  const values = Array.isArray(value) ? value : [value]
  if (item.type === 'object')
    return values.flatMap((members) =>
      Object.entries(members ?? {}).flatMap(([member, content]) =>
        referencesIn(item.properties, member, content as FieldValue),
      ),
    )
  const kind = item['x-ref']
  if (kind === undefined) return []
  return values.flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : []))
}

const filesOf = async (
  { services }: Call,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly size: number }[]> => {
  if (ids.length === 0) return []
  return services.runtime.database.prisma.file.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, size: true },
  })
}
