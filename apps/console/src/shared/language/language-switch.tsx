import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { pickLanguage } from './i18n.ts'
import type { Language } from './languages.ts'
import { useLanguage } from './use-language.ts'

type Props = {
  /** Where it is kept which language the person wants, once somebody is signed in. */
  readonly onChange?: (language: Language) => Promise<unknown>
}

/** Switches between Chinese and English; named in the language it leads to. */
export const LanguageSwitch = ({ onChange }: Props) => {
  const { t } = useTranslation()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const change = async (): Promise<void> => {
    await pickLanguage(other)
    // Shown at once; a server that cannot be reached keeps the earlier one for mails.
    void onChange?.(other).catch(() => undefined)
    // Titles, reasons and notices come from the server in the language they were asked for.
    await queryClient.invalidateQueries()
  }
  return (
    <Button type="text" lang={other} onClick={change}>
      {t('language.other')}
    </Button>
  )
}
