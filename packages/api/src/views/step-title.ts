import type { CompiledDefinition } from '@countersign/engine/compile'
import type { Language } from '@countersign/texts/text'

/** A step's title in one language; its key when the definition gives none. */
export const stepTitle = (language: Language, { steps }: CompiledDefinition, key: string): string => {
  const title = steps.get(key)?.title
  if (title === null || title === undefined) return key
  return language === 'en' ? title.en : title.zh
}
