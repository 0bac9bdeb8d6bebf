export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const REMEMBERED = 'countersign.language'

const isLanguage = (value: string | null): value is Language =>
  LANGUAGES.some((language) => language === value)

/** The language chosen here before, else the browser's own when it is English, else Chinese. */
export const initialLanguage = (): Language => {
  const remembered = localStorage.getItem(REMEMBERED)
  if (isLanguage(remembered)) return remembered
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(REMEMBERED, language)

/** Picks the reader's side of a label that a definition carries in both languages. */
export const labelText = (label: { readonly zh: string; readonly en: string }, language: Language): string =>
  language === 'en' ? label.en : label.zh
