import type { Fields, FieldValue, FieldValues } from '@countersign/definition/field'
import type { Call } from '../context.ts'

type Kind = 'account' | 'person' | 'department' | 'file'
type Reference = { readonly kind: Kind; readonly id: string }

/**
 * What the ids in shown fields stand for, in words: whoever sees a request reads the account's name in it, even when
 * the account itself is not theirs to see.
 */
export const referenceNames = async (
  call: Call,
  fields: Fields,
  values: FieldValues,
): Promise<Record<string, string>> => {
  const references = Object.entries(values).flatMap(([name, value]) => referencesIn(fields, name, value))
  const idsOf = (kind: Kind) => references.filter((one) => one.kind === kind).map(({ id }) => id)
  const [accounts, files] = await Promise.all([
    accountNames(call, idsOf('account')),
    fileNames(call, idsOf('file')),
  ])
  const { people, departments } = call.organisation
  const label = call.reader.language === 'en' ? 'en' : 'zh'
  const named = [
    ...accounts,
    ...files,
    ...idsOf('person').map((id) => [id, people.get(id)?.name ?? id] as const),
    ...idsOf('department').map((id) => [id, departments.get(id)?.name[label] ?? id] as const),
  ]
  return Object.fromEntries(named)
}

const referencesIn = (fields: Fields, name: string, value: FieldValue): readonly Reference[] => {
  const field = fields.properties[name]
  if (field === undefined) return []
  const kind = field.type === 'array' ? field.items['x-ref'] : field['x-ref']
  if (kind === undefined) return []
  const ids = Array.isArray(value) ? value : [value]
  return ids.flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : []))
}

type Names = readonly (readonly [string, string])[]

const accountNames = async ({ services }: Call, ids: readonly string[]): Promise<Names> => {
  if (ids.length === 0) return []
  const accounts = await services.runtime.database.prisma.account.findMany({
    where: { id: { in: [...ids] } },
  })
  return accounts.map(({ id, number, name }) => [id, `${number} ${name}`])
}

const fileNames = async ({ services }: Call, ids: readonly string[]): Promise<Names> => {
  if (ids.length === 0) return []
  const files = await services.runtime.database.prisma.file.findMany({ where: { id: { in: [...ids] } } })
  return files.map(({ id, name }) => [id, name])
}
