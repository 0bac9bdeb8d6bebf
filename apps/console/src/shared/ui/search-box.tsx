import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** What an icon that is a button all by itself is called; icons elsewhere say nothing (silent-icons.ts). */
const spoken = (name: string) => ({ role: 'img', 'aria-hidden': false, 'aria-label': name }) as const

type Props = {
  readonly label: string
  readonly value: string
  readonly onType: (text: string) => void
  /** Told on Enter, on the button, and when the field is emptied. */
  readonly onSearch: (text: string) => void
}

/** A field to search with, whose buttons have names in the reader's language. */
export const SearchBox = ({ label, value, onType, onSearch }: Props) => {
  const { t } = useTranslation()
  return (
    <Input.Search
      value={value}
      maxLength={100}
      aria-label={label}
      placeholder={label}
      searchIcon={<SearchOutlined {...spoken(label)} />}
      allowClear={{ clearIcon: <CloseCircleFilled {...spoken(t('form.clear'))} /> }}
      onChange={({ target }) => onType(target.value)}
      onSearch={(text) => onSearch(text.trim())}
    />
  )
}
