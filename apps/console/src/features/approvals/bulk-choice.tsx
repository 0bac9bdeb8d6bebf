import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TaskItem } from '../../shared/api/views.ts'
import styles from './bulk.module.css'
import type { Bulk } from './use-bulk.ts'

/** The box that chooses a row; where it cannot be chosen, it says why. */
export const BulkChoice = ({ bulk, item }: { readonly bulk: Bulk; readonly item: TaskItem }) => {
  const { t } = useTranslation()
  const barred = bulk.barred(item)
  const why = barred === null ? '' : t(`bulk.${barred}`)
  return (
    <Checkbox
      className={styles.choice ?? ''}
      checked={bulk.chosen.includes(item)}
      disabled={barred !== null}
      title={why}
      aria-label={[t('bulk.choose', { title: item.title, number: item.number }), why]
        .filter(Boolean)
        .join(' — ')}
      onChange={() => bulk.toggle(item)}
    />
  )
}
