import { LANGUAGES, type Language } from '@countersign/texts/text'

/** What a client that lets people switch, such as the console, sends with each call. */
const CHOSEN = 'countersign-language'

/**
 * The language to answer in: what the client chose, else the person's setting, else the first of `Accept-Language` that
 * we speak, else Chinese.
 */
export const languageOf = (headers: Headers, setting: Language | null): Language =>
  exactly(headers.get(CHOSEN)) ?? setting ?? accepted(headers.get('accept-language')) ?? 'zh-CN'

const exactly = (value: string | null): Language | null =>
  LANGUAGES.find((language) => language === value) ?? null

const accepted = (header: string | null): Language | null => {
  for (const part of (header ?? '').slice(0, 200).split(',')) {
    const tag = part.trim().toLowerCase()
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return null
}
