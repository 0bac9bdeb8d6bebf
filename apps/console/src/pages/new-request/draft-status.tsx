import { Alert, Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api/problem.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import type { DraftState } from './draft-saver.ts'
import styles from './request-form.module.css'

const timeOf = (at: number, language: string): string =>
  new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** How far what is typed is saved, in a line whose place is kept from the beginning. */
export const DraftStatus = ({ state }: { readonly state: DraftState }) => {
  const { t, i18n } = useTranslation()
  const { phase, savedAt } = state
  const saved = savedAt === null ? null : t('newRequest.saved', { at: timeOf(savedAt, i18n.language) })
  const text = {
    untouched: '',
    waiting: saved ?? t('draft.unsaved'),
    saving: t('draft.saving'),
    saved: saved ?? '',
    failed: t('draft.failed'),
    conflict: t('draft.unsaved'),
  }[phase]
  return <span className={styles.status}>{text}</span>
}

type Props = { readonly state: DraftState; readonly onChoose: (keep: boolean) => void }

/** What stops the saving and what can be done: two versions to choose from, or what the server refused. */
export const DraftProblem = ({ state, onChoose }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  if (state.phase === 'failed' && problemOf(state.error).code !== 'not-signed-in')
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('draft.failed')}
        description={problemText(state.error)}
      />
    )
  if (state.phase !== 'conflict') return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('draft.conflict')}
      description={
        <>
          <p className={styles.choice}>{t('draft.conflictAbout')}</p>
          <Space wrap>
            <Button onClick={() => onChoose(true)}>{t('draft.keepMine')}</Button>
            <Button onClick={() => onChoose(false)}>{t('draft.takeTheirs')}</Button>
          </Space>
        </>
      }
    />
  )
}
