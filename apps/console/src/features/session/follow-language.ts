import { client } from '../../shared/api/trpc.ts'
import { changeLanguage, i18n, isLanguagePicked } from '../../shared/language/i18n.ts'
import type { Language } from '../../shared/language/languages.ts'

/** Keeps which language the person wants, for their other devices and their mails. */
export const saveLanguage = (language: Language): Promise<unknown> =>
  client.profile.saveLanguage.mutate({ language })

/** After a sign-in: a language picked before it is kept, else the console turns to the one the person has chosen. */
export const followLanguage = async (): Promise<void> => {
  const shown = i18n.language === 'en' ? 'en' : 'zh-CN'
  if (isLanguagePicked()) {
    await saveLanguage(shown)
    return
  }
  const { language } = await client.profile.get.query()
  if (language !== null && language !== shown) await changeLanguage(language)
}
