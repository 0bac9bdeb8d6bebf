import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type RequestsSearch, STATUSES } from './list-requests.ts'

type Status = RequestsSearch['status']

type Props = { readonly value: Status; readonly onChange: (status: Status) => void }

const ANY = 'any'

/** Narrows a list to one status 状态, or to none. */
export const StatusChoice = ({ value, onChange }: Props) => {
  const { t } = useTranslation()
  return (
    <Select<NonNullable<Status> | typeof ANY>
      aria-label={t('requests.status')}
      value={value ?? ANY}
      options={[
        { value: ANY, label: t('requests.anyStatus') },
        ...STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
      ]}
      popupMatchSelectWidth={false}
      onChange={(chosen) => onChange(chosen === ANY ? undefined : chosen)}
      style={{ minWidth: 120 }}
    />
  )
}
