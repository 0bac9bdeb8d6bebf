import type { ConfigProviderProps } from 'antd'
import { useEffect, useState } from 'react'
import type { Language } from '../shared/language/languages.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

const LOCALES = {
  'zh-CN': () => import('antd/locale/zh_CN'),
  en: () => import('antd/locale/en_US'),
} as const

/** The library's own words in the language of the console; only that language is loaded. */
export const useAntdLocale = (language: Language): Locale | undefined => {
  const [locale, setLocale] = useState<Locale>()
  useEffect(() => {
    let current = true
    void LOCALES[language]().then((loaded) => {
      if (current) setLocale(loaded.default)
    })
    return () => {
      current = false
    }
  }, [language])
  return locale
}
