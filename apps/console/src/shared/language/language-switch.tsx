import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from './i18n.ts'
import { useLanguage } from './use-language.ts'

/** Switches between Chinese and English; named in the language it leads to. */
export const LanguageSwitch = () => {
  const { t } = useTranslation()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <Button type="text" lang={other} onClick={() => changeLanguage(other)}>
      {t('language.other')}
    </Button>
  )
}
