import type { Definition } from './definition.ts'

/** The field that names the account 客户 a request is about: the first one that refers to a single account, or null. */
export const accountField = (definition: Definition): string | null => {
  for (const [name, field] of Object.entries(definition.fields.properties)) {
    if (field.type === 'string' && field['x-ref'] === 'account') return name
  }
  return null
}
