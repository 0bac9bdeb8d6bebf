import { Definition } from '@countersign/definition/definition'
import { definitionJsonSchema } from '@countersign/definition/json-schema'
import { z } from 'zod'

/** Schemas by the name they have in the document. */
export type NamedSchemas = ReadonlyMap<string, z.ZodType>

type Json = { readonly [key: string]: unknown }

const LANGUAGE = 'definition-language'
const refTo = (name: string): string => `#/components/schemas/${name}`

/**
 * JSON Schemas (draft 2020-12, as OpenAPI 3.1 uses them) of what callers send or receive, each under its name, with the
 * parts that refer to themselves under names of their own.
 */
export const schemaComponents = (schemas: NamedSchemas, io: 'input' | 'output'): Record<string, unknown> => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of schemas) registry.add(schema, { id })
  const { schemas: made } = z.toJSONSchema(registry, {
    io,
    uri: refTo,
    override: ({ zodSchema, jsonSchema }) => {
      // The language has a published schema of its own, in named parts; written out here it would repeat them.
      if (!Object.is(zodSchema, Definition)) return
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key]
      jsonSchema.$ref = refTo(LANGUAGE)
    },
  })
  const { __shared: shared, ...named } = made as Record<string, Json>
  const parts = Object.entries((shared?.$defs ?? {}) as Json).map(([id, part]) => [partName(id, io), part])
  const text = JSON.stringify({ ...withoutIds(named), ...Object.fromEntries(parts) })
  const pointed = text.replaceAll(/"#\/components\/schemas\/__shared#\/\$defs\/(\w+)"/g, (_, id: string) =>
    JSON.stringify(refTo(partName(id, io))),
  )
  return reachable(JSON.parse(pointed), [...schemas.keys()])
}

/** Without the parts of the definition language, which were written out before they were replaced. */
const reachable = (all: Record<string, unknown>, roots: readonly string[]): Record<string, unknown> => {
  const found = new Set(roots)
  for (const name of found)
    for (const [, other = ''] of JSON.stringify(all[name]).matchAll(/"#\/components\/schemas\/([\w-]+)"/g))
      if (Object.hasOwn(all, other)) found.add(other)
  return Object.fromEntries([...found].map((name) => [name, all[name]]))
}

/** The definition language as a schema resource: its own references are relative to its id. */
export const languageComponent = (): Record<string, object> => ({
  [LANGUAGE]: { $id: 'urn:countersign:definition', ...definitionJsonSchema() },
})

const partName = (id: string, io: string): string => `${io}-${id}`

const withoutIds = (schemas: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  )
