import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView, ReportView } from '../../shared/api/views.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import styles from './account-panels.module.css'
import { amendReportMutation } from './accounts.ts'

/** What a report says in words; its other fields are in the visit itself. */
const TEXTS = ['talkingPoints', 'customerThoughts', 'proposals', 'contactsMet', 'visitedPlace'] as const

type DialogProps = {
  readonly account: string
  readonly report: ReportView
  readonly onClose: () => void
}

const textOf = (report: ReportView, name: string): string | null => {
  const value = report.fields[name]
  return typeof value === 'string' ? value : null
}

const AmendDialog = ({ account, report, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const there = TEXTS.filter((name) => textOf(report, name) !== null)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const { mutate, isPending, error } = useMutation(amendReportMutation())
  return (
    <ActionDialog
      title={t('report.amend')}
      confirm={t('report.amend')}
      ready={Object.keys(fields).length > 0}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ account, instance: report.instance, fields }, { onSuccess: onClose })}
    >
      <p>{t('report.amendAbout')}</p>
      <Form layout="vertical" component={false}>
        {there.map((name) => (
          <Form.Item key={name} label={t(`report.${name}`)} htmlFor={`report-${name}`}>
            <Input.TextArea
              id={`report-${name}`}
              rows={2}
              maxLength={8000}
              value={fields[name] ?? textOf(report, name) ?? ''}
              onChange={({ target }) => setFields({ ...fields, [name]: target.value })}
            />
          </Form.Item>
        ))}
      </Form>
    </ActionDialog>
  )
}

type Props = {
  readonly account: AccountPageView
  /** Who reads: whoever filed a report amends it once an administrator unlocked it. */
  readonly reader: string
}

/** Call reports 拜访记录, the latest first, locked unless an administrator unlocked them. */
export const ReportsPanel = ({ account, reader }: Props) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReportView | null>(null)
  return (
    <Panel title={t('report.all')}>
      {account.reports.length === 0 && <p className={styles.quiet}>{t('report.none')}</p>}
      <ul className={styles.list}>
        {account.reports.map((report) => (
          <li key={report.instance}>
            <span>
              <Link to="/requests/$id" params={{ id: report.instance }}>
                <Instant at={report.filedAt} />
              </Link>{' '}
              {report.filedBy?.name}{' '}
              <Tag variant="outlined">
                {t(report.unlocked === null ? 'report.locked' : 'report.unlocked')}
              </Tag>
              <dl className={styles.fields}>
                {TEXTS.flatMap((name) => {
                  const text = textOf(report, name)
                  if (text === null) return []
                  return [
                    <div key={name}>
                      <dt>{t(`report.${name}`)}</dt>
                      <dd>{text}</dd>
                    </div>,
                  ]
                })}
              </dl>
            </span>
            {report.unlocked !== null && report.filedBy?.id === reader && (
              <Button size="small" onClick={() => setOpened(report)}>
                {t('report.amend')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {opened !== null && (
        <AmendDialog account={account.id} report={opened} onClose={() => setOpened(null)} />
      )}
    </Panel>
  )
}
