import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Box, OVERVIEW_BOXES } from './list-requests.ts'
import styles from './overview-tabs.module.css'

/** 全部, and of those 逾期, 出错 and 卡住; what is searched for goes along. */
export const OverviewTabs = ({ current, q }: { readonly current: Box; readonly q: string }) => {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('requests.attention')} className={styles.tabs}>
      {OVERVIEW_BOXES.map((box) => (
        <Link
          key={box}
          to="/requests"
          search={{ box, ...(q !== '' && { q }) }}
          {...(box === current && { className: styles.current, 'aria-current': 'page' as const })}
        >
          {t(`requests.${box}`)}
        </Link>
      ))}
    </nav>
  )
}
