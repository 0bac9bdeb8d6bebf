import type { Draft } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

/** Keys: XState takes two states of one key, or of the machine's own, without a word and then mixes them up. */
export const checkKeys = ({ definition, placed }: Draft): readonly Finding[] => {
  const seen = new Map<string, string>()
  const findings: Finding[] = []
  for (const { key, pointer } of placed) {
    const first = seen.get(key)
    if (first !== undefined) findings.push(errorAt(pointer, 'duplicate-key', { key, first }))
    else seen.set(key, pointer)
    if (key === definition.key) findings.push(errorAt(pointer, 'key-of-the-definition', { key }))
  }
  return [...findings, ...duplicateOptions(definition)]
}

const duplicateOptions = (definition: Draft['definition']): readonly Finding[] =>
  Object.entries(definition.options ?? {}).flatMap(([list, options]) =>
    options.flatMap(({ value }, index) =>
      options.findIndex((option) => option.value === value) < index
        ? [errorAt(`/options/${list}/${index}/value`, 'duplicate-option', { value })]
        : [],
    ),
  )
