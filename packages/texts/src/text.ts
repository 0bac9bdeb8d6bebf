import { createInstance, type i18n } from 'i18next'
import en from './en.json' with { type: 'json' }
import zh from './zh-CN.json' with { type: 'json' }

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Who reads: their language, and the organisation's IANA zone, in which times are written. */
export type Reader = { readonly language: Language; readonly zone: string }

/** What a sentence is about: a problem as a whole, one field of what was sent, a finding on a draft, a notice. */
export type TextGroup = keyof typeof zh

/** Instants are ISO 8601 UTC; a label is read in the reader's language. */
export type TextParams = Readonly<
  Record<string, string | number | { readonly zh: string; readonly en: string }>
>

const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextGroup, Readonly<Record<string, string>>>>>> =
  {
    'zh-CN': zh,
    en,
  }

const createTexts = (): i18n => {
  const texts = createInstance()
  texts.init({
    initAsync: false,
    resources: { 'zh-CN': zh, en },
    ns: Object.keys(zh),
    lng: 'zh-CN',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // Sentences are plain text; whoever shows them as HTML escapes them there.
    interpolation: { escapeValue: false, skipOnVariables: true },
  })
  return texts
}
const texts = createTexts()

/** True when the catalogues of both languages hold this code. */
export const hasText = (group: TextGroup, code: string): boolean =>
  LANGUAGES.every((language) => Object.hasOwn(CATALOGUES[language][group], code))

/** One sentence for a person. Throws for a code without a text: the catalogues are checked to be complete. */
export const text = (reader: Reader, key: readonly [TextGroup, string], params: TextParams = {}): string => {
  const [group, code] = key
  if (!Object.hasOwn(CATALOGUES[reader.language][group], code))
    throw new Error(`no text for ${group} ${code}`)
  const values = Object.entries(params).map(([name, value]) => [name, written(reader, value)])
  return String(texts.t(code, { ns: group, lng: reader.language, ...Object.fromEntries(values) }))
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

const written = (reader: Reader, value: TextParams[string]): string | number => {
  if (typeof value === 'object') return reader.language === 'en' ? value.en : value.zh
  return typeof value === 'string' && INSTANT.test(value) ? timeOf(reader, value) : value
}

/** `10:02` for today's instants, `2026-11-03 10:02` for others, in the organisation's zone. */
const timeOf = ({ zone }: Reader, instant: string): string => {
  const at = civil(zone, new Date(instant))
  return at.date === civil(zone, new Date()).date ? at.time : `${at.date} ${at.time}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

const civil = (zone: string, at: Date): { readonly date: string; readonly time: string } => {
  const format =
    formats.get(zone) ??
    // Swedish writes ISO 8601 dates.
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(zone, format)
  const [date = '', time = ''] = format.format(at).split(' ')
  return { date, time }
}
