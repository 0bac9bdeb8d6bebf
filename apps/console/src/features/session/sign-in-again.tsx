import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { holdPage, onSessionLost } from '../../shared/api/query-client.ts'
import { meQuery } from './get-me.ts'
import { SignInForm } from './sign-in-form.tsx'

type Props = {
  /** Who was signed in: anybody else does not go on with their page. */
  readonly person: string
  readonly onSignedIn: () => void
}

/**
 * Keeps a page with something typed in it when the session ends, and lets the same person sign in over it. The page
 * behind is covered: whoever comes to an unattended screen reads nothing.
 */
export const SignInAgain = ({ person, onSignedIn }: Props) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const queries = useQueryClient()
  useEffect(() => holdPage(), [])
  useEffect(() => onSessionLost(() => setOpen(true)), [])
  const goOn = async (): Promise<void> => {
    const me = await queries.fetchQuery({ ...meQuery(), staleTime: 0 })
    if (me.person.id !== person) {
      window.location.assign('/inbox')
      return
    }
    setOpen(false)
    onSignedIn()
    await queries.invalidateQueries()
  }
  return (
    <Modal
      open={open}
      title={t('signInAgain.title')}
      footer={null}
      closable={false}
      maskClosable={false}
      keyboard={false}
      destroyOnHidden
      styles={{ mask: { background: 'var(--surface-page)' } }}
    >
      <p>{t('signInAgain.about')}</p>
      <SignInForm onSignedIn={() => void goOn()} />
    </Modal>
  )
}
