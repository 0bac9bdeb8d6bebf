import { useTranslation } from 'react-i18next'
import type { Language } from './languages.ts'

/** The language the console is shown in; a component that reads it renders again when it changes. */
export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN')
