import { useTranslation } from 'react-i18next'
import styles from './interventions.module.css'

type Props = { readonly before: string; readonly after: string }

/** What an intervention changes, as it stands and as it would. */
export const BeforeAfter = ({ before, after }: Props) => {
  const { t } = useTranslation()
  return (
    <dl className={styles.change}>
      <dt>{t('intervene.before')}</dt>
      <dd>{before}</dd>
      <dt>{t('intervene.after')}</dt>
      <dd>{after}</dd>
    </dl>
  )
}
