import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { initialLanguage, type Language, rememberLanguage } from './languages.ts'

/** Only the language in use is loaded. */
const CATALOGUES = {
  'zh-CN': () => import('../../locales/zh-CN.json'),
  en: () => import('../../locales/en.json'),
} as const

export const i18n = createInstance()

const load = async (language: Language): Promise<void> => {
  if (i18n.hasResourceBundle(language, 'translation')) return
  i18n.addResourceBundle(language, 'translation', (await CATALOGUES[language]()).default)
}

export const startI18n = async (): Promise<void> => {
  const language = initialLanguage()
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await changeLanguage(language)
}

let picked = false

/** True when the language was picked on this page rather than found: then it is not to be changed by itself. */
export const isLanguagePicked = (): boolean => picked

/** Switches to the language that the person picked here. */
export const pickLanguage = async (language: Language): Promise<void> => {
  picked = true
  await changeLanguage(language)
}

/** Switches the console's language, remembers it, and tells assistive technology through the document. */
export const changeLanguage = async (language: Language): Promise<void> => {
  await load(language)
  await i18n.changeLanguage(language)
  rememberLanguage(language)
  document.documentElement.lang = language
}
