import { useTranslation } from 'react-i18next'
import styles from './brand.module.css'

/** The product's seal 印 and name. */
export const Brand = () => {
  const { t } = useTranslation()
  return (
    <span className={styles.brand}>
      <img src="/favicon.svg" alt="" width={26} height={26} />
      <span className={styles.name}>{t('brand')}</span>
    </span>
  )
}
