/**
 * Whether a definition's JSON names a department: a rule by its key, a condition (or a cell of a decision table) by a
 * text that is the key. Examples that owners keep (scenarios) do not count.
 */
export const namesDepartment = (body: string, key: string): boolean => {
  const { scenarios: _examples, ...definition } = JSON.parse(body) as Record<string, unknown>
  const quoted = [`"${key}"`, `'${key}'`]
  const named = (value: unknown, property: string): boolean => {
    if (typeof value === 'string')
      return (property === 'department' && value === key) || quoted.some((one) => value.includes(one))
    if (typeof value !== 'object' || value === null) return false
    return Object.entries(value).some(([name, inner]) => named(inner, name))
  }
  return named(definition, '')
}
