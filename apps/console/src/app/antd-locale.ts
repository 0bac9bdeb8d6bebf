import type { ConfigProviderProps } from 'antd'
import { useEffect, useState } from 'react'
import type { Language } from '../shared/language/languages.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

const LOCALES = {
  'zh-CN': () => import('antd/es/locale/zh_CN'),
  en: () => import('antd/es/locale/en_US'),
} as const

/** The calendar's year and month buttons are named by what they show, as WCAG 2.5.3 asks, not by what they do. */
const withVisibleNames = (locale: Locale): Locale =>
  locale.DatePicker === undefined
    ? locale
    : {
        ...locale,
        DatePicker: {
          ...locale.DatePicker,
          lang: { ...locale.DatePicker.lang, yearSelect: '', monthSelect: '' },
        },
      }

/** The library's own words in the language of the console; only that language is loaded. */
export const useAntdLocale = (language: Language): Locale | undefined => {
  const [locale, setLocale] = useState<Locale>()
  useEffect(() => {
    let current = true
    void LOCALES[language]().then((loaded) => {
      if (current) setLocale(withVisibleNames(loaded.default))
    })
    return () => {
      current = false
    }
  }, [language])
  return locale
}
