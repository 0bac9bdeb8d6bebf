import type { CompiledDefinition } from '@countersign/engine/compile'
import type { Language } from '@countersign/texts/text'

/** What a request is called in lists: the definition's title, and the account it is about when it has one. */
export const titleOf = (
  language: Language,
  { definition }: Pick<CompiledDefinition, 'definition'>,
  account: string | null,
): string => {
  const title = language === 'en' ? definition.title.en : definition.title.zh
  return account === null ? title : `${title} · ${account}`
}
