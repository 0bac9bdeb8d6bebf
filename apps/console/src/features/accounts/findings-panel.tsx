import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView, FindingView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import styles from './account-panels.module.css'
import { closeFindingMutation } from './accounts.ts'

type CloseProps = {
  readonly account: string
  readonly finding: FindingView
  readonly onClose: () => void
}

const CloseDialog = ({ account, finding, onClose }: CloseProps) => {
  const { t } = useTranslation()
  const [closing, setClosing] = useState('')
  const { mutate, isPending, error } = useMutation(closeFindingMutation())
  return (
    <ActionDialog
      title={t('finding.close')}
      confirm={t('finding.close')}
      ready={closing.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ account, finding: finding.id, closing }, { onSuccess: onClose })}
    >
      <p>{finding.content}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('finding.closing')} htmlFor="closing" required>
          <Input.TextArea
            id="closing"
            rows={2}
            maxLength={2000}
            aria-required
            value={closing}
            onChange={({ target }) => setClosing(target.value)}
          />
        </Form.Item>
      </Form>
    </ActionDialog>
  )
}

type Props = { readonly account: AccountPageView; readonly writes: boolean }

/** Opportunities 商机 and problems 问题, open ones first, each to its own closure. */
export const FindingsPanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [closing, setClosing] = useState<FindingView | null>(null)
  const findings = account.findings.toSorted(
    (one, other) => Number(one.closedAt !== null) - Number(other.closedAt !== null),
  )
  return (
    <Panel title={t('finding.all')}>
      {findings.length === 0 && <p className={styles.quiet}>{t('finding.none')}</p>}
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li key={finding.id}>
            <span>
              <Tag variant="outlined" color={finding.kind === 'problem' ? 'error' : 'success'}>
                {t(finding.kind === 'problem' ? 'finding.problem' : 'finding.opportunity')}
              </Tag>
              {finding.content}
              <br />
              <span className={styles.quiet}>
                {finding.department !== null && `${labelText(finding.department.name, language)} · `}
                {finding.instance === null ? (
                  <Instant at={finding.openedAt} />
                ) : (
                  <Link to="/requests/$id" params={{ id: finding.instance }}>
                    <Instant at={finding.openedAt} />
                  </Link>
                )}
                {finding.closedAt !== null &&
                  ` · ${t('finding.closedBy', { name: finding.closedBy?.name ?? '', closing: finding.closing ?? '' })}`}
              </span>
            </span>
            {writes && finding.closedAt === null && (
              <Button
                size="small"
                aria-label={t('finding.closeThis', { what: finding.content })}
                onClick={() => setClosing(finding)}
              >
                {t('finding.close')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {closing !== null && (
        <CloseDialog account={account.id} finding={closing} onClose={() => setClosing(null)} />
      )}
    </Panel>
  )
}
