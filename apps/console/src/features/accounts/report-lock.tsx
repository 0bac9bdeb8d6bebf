import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../shared/ui/panel.tsx'
import { ReasonItem } from '../approvals/reason-item.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import { reportLockQuery, unlockReportMutation } from './accounts.ts'

type Props = { readonly instance: string }

const UnlockDialog = ({ instance, onClose }: Props & { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMutation(unlockReportMutation())
  return (
    <ActionDialog
      title={t('report.unlock')}
      confirm={t('report.unlock')}
      ready={reason.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ instance, reason }, { onSuccess: onClose })}
    >
      <p>{t('report.unlockAbout')}</p>
      <Form layout="vertical" component={false}>
        <ReasonItem id="unlock-reason" value={reason} required onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}

/** For an administrator: whether the call report 拜访记录 of a visit is locked, and unlocking it with a reason. */
export const ReportLock = ({ instance }: Props) => {
  const { t } = useTranslation()
  const { data } = useQuery(reportLockQuery(instance))
  const [unlocking, setUnlocking] = useState(false)
  if (data === undefined || data.report === 'none') return null
  return (
    <Panel title={t('report.all')}>
      <p>{t(data.report === 'locked' ? 'report.locked' : 'report.unlocked')}</p>
      {data.report === 'locked' && <Button onClick={() => setUnlocking(true)}>{t('report.unlock')}</Button>}
      {unlocking && <UnlockDialog instance={instance} onClose={() => setUnlocking(false)} />}
    </Panel>
  )
}
