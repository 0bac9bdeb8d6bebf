import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './bulk.module.css'
import type { Bulk } from './use-bulk.ts'

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }))

/** Begins choosing several tasks; there only while some may be approved together. */
export const BulkBegin = ({ bulk }: { readonly bulk: Bulk }) => {
  const { t } = useTranslation()
  if (!bulk.offered || bulk.choosing) return null
  return (
    <div className={styles.begin}>
      <Button onClick={bulk.begin}>{t('bulk.begin')}</Button>
    </div>
  )
}

/** Sticks to the end of the screen while tasks are chosen: how many, and what to do with them. */
export const BulkBar = ({ bulk }: { readonly bulk: Bulk }) => {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!bulk.choosing) return null
  const count = bulk.chosen.length
  return (
    <section className={styles.bar} aria-label={t('bulk.begin')}>
      <span role="status">{t('bulk.chosen', { count })}</span>
      <Button onClick={bulk.end}>{t('action.cancel')}</Button>
      <Button type="primary" disabled={count === 0} onClick={() => setAsking(true)}>
        {t('bulk.approve')}
      </Button>
      <Suspense fallback={null}>
        {asking && (
          <BulkDialog
            tasks={bulk.chosen}
            onClose={(approved) => {
              setAsking(false)
              if (approved) bulk.end()
            }}
          />
        )}
      </Suspense>
    </section>
  )
}
