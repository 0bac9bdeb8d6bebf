import { ACCOUNT_ROLES, type AccountRole } from '@countersign/accounts/account-roles'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { ReferenceNames } from '../../shared/form/reference-names.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import { ReasonItem } from '../approvals/reason-item.tsx'
import { PersonSelect } from '../people/person-select.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import styles from './account-panels.module.css'
import { changeTeamMutation, handOverMutation } from './accounts.ts'

type DialogProps = { readonly account: AccountPageView; readonly onClose: () => void }

const HandOverDialog = ({ account, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const [owner, setOwner] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMutation(handOverMutation())
  return (
    <ActionDialog
      title={t('account.handOver')}
      confirm={t('account.handOver')}
      ready={owner !== null && reason.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ id: account.id, owner: owner ?? '', reason }, { onSuccess: onClose })}
    >
      <p>{t('account.handOverAbout')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('account.newOwner')} htmlFor="new-owner" required>
          <PersonSelect id="new-owner" value={owner} without={account.owner?.id} onChange={setOwner} />
        </Form.Item>
        <ReasonItem id="hand-over-reason" value={reason} required onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}

const TeamDialog = ({ account, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { people: People } = useReferenceControls()
  const [role, setRole] = useState<AccountRole>('technical')
  const known = account.team.find((one) => one.role === role)?.people ?? []
  const [chosen, setChosen] = useState<Readonly<Partial<Record<AccountRole, readonly string[]>>>>({})
  const people = chosen[role] ?? known.map(({ id }) => id)
  const { mutate, isPending, error } = useMutation(changeTeamMutation())
  return (
    <ActionDialog
      title={t('account.changeTeam')}
      confirm={t('people.save')}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ id: account.id, role, people: [...people] }, { onSuccess: onClose })}
    >
      <p>{t('account.teamAbout')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('account.teamRole')} htmlFor="team-role">
          <Select<AccountRole>
            id="team-role"
            value={role}
            options={ACCOUNT_ROLES.map((value) => ({ value, label: t(`account.roles.${value}`) }))}
            onChange={setRole}
          />
        </Form.Item>
        <Form.Item label={t('account.teamPeople')} htmlFor="team-people">
          <ReferenceNames
            value={{ references: Object.fromEntries(known.map(({ id, name }) => [id, name])), fileSizes: {} }}
          >
            <People
              key={role}
              id="team-people"
              model={standaloneModel('people', t('account.teamPeople'))}
              value={people}
              onChange={(next) => setChosen({ ...chosen, [role]: next ?? [] })}
            />
          </ReferenceNames>
        </Form.Item>
      </Form>
    </ActionDialog>
  )
}

type Props = { readonly account: AccountPageView; readonly writes: boolean }

/** The one owner 专人, and who else works on the account; whoever is named sees it. */
export const TeamPanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'team' | 'hand-over' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <Panel title={t('account.people')}>
      <dl className={styles.fields}>
        <div>
          <dt>{t('account.owner')}</dt>
          <dd>{account.owner?.name ?? t('account.noOwner')}</dd>
        </div>
        {account.team.map(({ role, people }) => {
          const known = ACCOUNT_ROLES.find((one) => one === role)
          return (
            <div key={role}>
              <dt>{known === undefined ? role : t(`account.roles.${known}`)}</dt>
              <dd>{people.map(({ name }) => name).join(t('list.separator'))}</dd>
            </div>
          )
        })}
      </dl>
      <div className={styles.acts}>
        {writes && account.mayChangeTeam && (
          <Button onClick={() => setDialog('team')}>{t('account.changeTeam')}</Button>
        )}
        {writes && account.mayHandOver && (
          <Button onClick={() => setDialog('hand-over')}>{t('account.handOver')}</Button>
        )}
      </div>
      {dialog === 'team' && <TeamDialog account={account} onClose={close} />}
      {dialog === 'hand-over' && <HandOverDialog account={account} onClose={close} />}
    </Panel>
  )
}
