import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../shared/api/query-client.ts'
import { pickLanguage } from '../../shared/language/i18n.ts'
import { LANGUAGES, type Language } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { saveLanguage } from '../session/follow-language.ts'
import styles from './profile.module.css'

/** The language of the console and of mails; chosen is kept. */
export const LanguageChoice = () => {
  const { t, i18n } = useTranslation()
  const language = useLanguage()
  const notify = useNotify()
  const choose = async (next: Language): Promise<void> => {
    await pickLanguage(next)
    await saveLanguage(next)
    // In the language just chosen.
    notify(i18n.t('profile.languageSaved'))
    await queryClient.invalidateQueries()
  }
  return (
    <>
      <p className={styles.about}>{t('profile.languageAbout')}</p>
      <Radio.Group
        aria-label={t('profile.language')}
        value={language}
        onChange={({ target }) => void choose(target.value)}
        options={LANGUAGES.map((value) => ({
          value,
          label: <span lang={value}>{t(`language.names.${value}`)}</span>,
        }))}
      />
    </>
  )
}
