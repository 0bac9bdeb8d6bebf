import { buyingCentreRisks } from '@countersign/accounts/buying-centre'
import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView, ContactView } from '../../shared/api/views.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import styles from './account-panels.module.css'
import { ContactDrawer } from './contact-drawer.tsx'

type Opened = { readonly contact: ContactView | null }
type Props = { readonly account: AccountPageView; readonly writes: boolean }

const Contact = ({ contact }: { readonly contact: ContactView }) => {
  const { t } = useTranslation()
  return (
    <>
      <strong>{contact.name}</strong> {contact.position}
      {contact.role !== null && <Tag variant="outlined">{t(`contact.roles.${contact.role}`)}</Tag>}
      {contact.stance !== null && <Tag variant="outlined">{t(`contact.stances.${contact.stance}`)}</Tag>}
      <br />
      {contact.phone !== null && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}{' '}
      {contact.email !== null && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
    </>
  )
}

/** The contacts 联系人 of an account, and what is risky about them. */
export const ContactsPanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const risks = account.contacts.length === 0 ? [] : buyingCentreRisks(account.contacts)
  return (
    <Panel title={t('contact.all')}>
      {risks.map((risk) => (
        <Alert key={risk} type="warning" showIcon title={t(`contact.risks.${risk}`)} />
      ))}
      {account.contacts.length === 0 && <p className={styles.quiet}>{t('contact.none')}</p>}
      <ul className={styles.list}>
        {account.contacts.map((contact) => (
          <li key={contact.id}>
            <span>
              <Contact contact={contact} />
            </span>
            {writes && (
              <Button
                size="small"
                aria-label={t('contact.change', { name: contact.name })}
                onClick={() => setOpened({ contact })}
              >
                {t('departments.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <Button className={styles.act ?? ''} onClick={() => setOpened({ contact: null })}>
          {t('contact.add')}
        </Button>
      )}
      {opened !== null && (
        <ContactDrawer account={account} contact={opened.contact} onClose={() => setOpened(null)} />
      )}
    </Panel>
  )
}
