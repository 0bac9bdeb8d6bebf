import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { ReasonItem } from '../approvals/reason-item.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import { mergeMutation } from './accounts.ts'

type Duplicate = AccountPageView['duplicates'][number]
type DialogProps = {
  readonly account: AccountPageView
  readonly other: Duplicate
  readonly onClose: () => void
}

const MergeDialog = ({ account, other, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMutation(mergeMutation())
  return (
    <ActionDialog
      title={t('merge.title')}
      confirm={t('merge.confirm')}
      danger
      ready={reason.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ id: account.id, merged: other.id, reason }, { onSuccess: onClose })}
    >
      <p>
        {t('merge.about', {
          kept: `${account.number} ${account.name}`,
          merged: `${other.number} ${other.name}`,
        })}
      </p>
      <Form layout="vertical" component={false}>
        <ReasonItem id="merge-reason" value={reason} required onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}

/** Other accounts of the same name 重复客户, to be looked at or merged into this one. */
export const DuplicatesAlert = ({ account }: { readonly account: AccountPageView }) => {
  const { t } = useTranslation()
  const [merging, setMerging] = useState<Duplicate | null>(null)
  if (account.duplicates.length === 0) return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={t('merge.found', { count: account.duplicates.length })}
        description={
          <ul>
            {account.duplicates.map((other) => (
              <li key={other.id}>
                <Link to="/accounts/$id" params={{ id: other.id }}>
                  {other.number} {other.name}
                </Link>{' '}
                {account.mayHandOver && (
                  <Button
                    size="small"
                    aria-label={t('merge.with', { name: other.number })}
                    onClick={() => setMerging(other)}
                  >
                    {t('merge.open')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        }
      />
      {merging !== null && <MergeDialog account={account} other={merging} onClose={() => setMerging(null)} />}
    </>
  )
}
