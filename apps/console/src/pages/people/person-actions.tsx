import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { enablePersonMutation, invitePersonMutation } from '../../features/people/change-people.ts'
import { DisableForm } from '../../features/people/disable-form.tsx'
import { InviteLink } from '../../features/people/invite-link.tsx'
import styles from '../../features/people/people.module.css'
import { profileQuery } from '../../features/profile/get-profile.ts'
import { meQuery } from '../../features/session/get-me.ts'
import type { DirectoryPerson } from '../../shared/api/views.ts'
import { ActionButton } from '../../shared/ui/action-button.tsx'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'

type Props = { readonly person: DirectoryPerson; readonly onClose: () => void }

/** What can be done with a person beside changing their data: a link to a password, disabling, enabling. */
export const PersonActions = ({ person, onClose }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [disabling, setDisabling] = useState(false)
  const { data: me } = useSuspenseQuery(meQuery())
  const profile = useQuery(profileQuery())
  const invite = useMutation(invitePersonMutation())
  const enable = useMutation(enablePersonMutation())
  const error = invite.error ?? enable.error
  const enableNow = (): void =>
    enable.mutate(
      { id: person.id },
      {
        onSuccess: () => {
          notify(t('people.enabled', { name: person.name }))
          onClose()
        },
      },
    )
  if (disabling) return <DisableForm person={person} onDone={onClose} onCancel={() => setDisabling(false)} />
  return (
    <>
      <div className={styles.actions}>
        {person.active && (
          <Button loading={invite.isPending} onClick={() => invite.mutate({ id: person.id })}>
            {t(person.hasPassword ? 'people.resetPassword' : 'people.invite')}
          </Button>
        )}
        {person.active && profile.data !== undefined && profile.data.mail !== 'off' && (
          <Button loading={invite.isPending} onClick={() => invite.mutate({ id: person.id, mail: true })}>
            {t(person.hasPassword ? 'people.mailReset' : 'people.mailInvitation')}
          </Button>
        )}
        {person.active ? (
          <ActionButton
            danger
            reason={person.id === me.person.id ? t('people.notYourself') : null}
            onClick={() => setDisabling(true)}
          >
            {t('people.disable')}
          </ActionButton>
        ) : (
          <Button loading={enable.isPending} onClick={enableNow}>
            {t('people.enable')}
          </Button>
        )}
      </div>
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginTop: 16 }} />
      )}
      {invite.data !== undefined && (
        <div style={{ marginTop: 16 }}>
          <InviteLink name={person.name} token={invite.data.token} />
        </div>
      )}
    </>
  )
}
