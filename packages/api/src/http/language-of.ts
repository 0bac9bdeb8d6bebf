import { LANGUAGES, type Language } from '@countersign/texts/text'

/**
 * The language to answer in: a client that lets people switch, such as the console, asks for exactly one; otherwise the
 * person's setting, else the first of `Accept-Language` that we speak, else Chinese.
 */
export const languageOf = (headers: Headers, setting: Language | null): Language => {
  const header = headers.get('accept-language') ?? ''
  return LANGUAGES.find((language) => language === header) ?? setting ?? accepted(header) ?? 'zh-CN'
}

const accepted = (header: string): Language | null => {
  for (const part of header.slice(0, 200).split(',')) {
    const tag = part.trim().toLowerCase()
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return null
}
