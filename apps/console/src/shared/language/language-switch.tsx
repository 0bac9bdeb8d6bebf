import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { changeLanguage } from './i18n.ts'
import { useLanguage } from './use-language.ts'

/** Switches between Chinese and English; named in the language it leads to. */
export const LanguageSwitch = () => {
  const { t } = useTranslation()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const change = async (): Promise<void> => {
    await changeLanguage(other)
    // Titles, reasons and notices come from the server in the language they were asked for.
    await queryClient.invalidateQueries()
  }
  return (
    <Button type="text" lang={other} onClick={change}>
      {t('language.other')}
    </Button>
  )
}
