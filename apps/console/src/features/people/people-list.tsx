import { Empty, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DirectoryPerson } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import rows from '../../shared/ui/rows.module.css'
import styles from './people.module.css'

type RowProps = { readonly person: DirectoryPerson; readonly onOpen: (person: DirectoryPerson) => void }

const Row = ({ person, onOpen }: RowProps) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <li className={`${rows.row} ${styles.row}`}>
      <button type="button" className={styles.link} onClick={() => onOpen(person)}>
        <span className={rows.title}>{person.name}</span>
        <span className={rows.quiet}>{person.email}</span>
      </button>
      <span>
        {labelText(person.department.name, language)} · {t(`people.ranks.${person.rank}`)}
      </span>
      <span className={rows.quiet}>
        {person.superior !== null && t('people.under', { name: person.superior.name })}
      </span>
      <span className={`${rows.tags} ${styles.tags}`}>
        {person.roles.map((role) => (
          <Tag key={role} variant="outlined">
            {t(`people.role.${role}`)}
          </Tag>
        ))}
        {!person.active && (
          <Tag color="error" variant="outlined">
            {t('people.disabled')}
          </Tag>
        )}
        {person.active && !person.hasPassword && (
          <Tag color="warning" variant="outlined">
            {t('people.invited')}
          </Tag>
        )}
      </span>
    </li>
  )
}

type Props = {
  readonly items: readonly DirectoryPerson[]
  readonly onOpen: (person: DirectoryPerson) => void
}

/** People, a row each, which is a card where the screen is narrow. */
export const PeopleList = ({ items, onOpen }: Props) => {
  const { t } = useTranslation()
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('people.none')} />
  return (
    <ul className={rows.list} aria-label={t('people.title')}>
      {items.map((person) => (
        <Row key={person.id} person={person} onOpen={onOpen} />
      ))}
    </ul>
  )
}
