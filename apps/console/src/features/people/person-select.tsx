import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import { searchPeopleQuery } from './search-people.ts'

type Props = {
  readonly id?: string
  readonly value?: string | null | undefined
  readonly onChange?: (id: string | null) => void
  /** Who is chosen when the form opens, as their name cannot be looked up by id. */
  readonly known?: { readonly id: string; readonly name: string } | null | undefined
  readonly without?: string | undefined
  readonly placeholder?: string
}

/** Chooses one active person, or nobody. */
export const PersonSelect = ({ id, value, onChange, known, without, placeholder }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [text, setText] = useState('')
  const [seen, setSeen] = useState(known ?? null)
  const settled = useDebounced(text, 250)
  const { data, isFetching, isPlaceholderData } = useQuery(searchPeopleQuery(settled))
  // What answers something typed before cannot be chosen by an Enter pressed too soon.
  const stale = settled !== text || isPlaceholderData
  const found = (data?.items ?? [])
    .filter((person) => person.id !== without)
    .map((person) => ({
      value: person.id,
      name: person.name,
      label: `${person.name} · ${labelText(person.department.name, language)}`,
    }))
  const missing =
    seen !== null && seen.id === value && !found.some((one) => one.value === seen.id)
      ? [{ value: seen.id, name: seen.name, label: seen.name }]
      : []
  const choose = (next: string | null): void => {
    const name = [...found, ...missing].find((one) => one.value === next)?.name
    setSeen(next === null || name === undefined ? null : { id: next, name })
    onChange?.(next)
  }
  return (
    <Select<string | null>
      {...(id !== undefined && { id })}
      value={value ?? null}
      options={[...missing, ...(stale ? [] : found)]}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      allowClear={{ label: t('form.clear') }}
      placeholder={placeholder ?? t('form.search')}
      notFoundContent={t(isFetching || stale ? 'state.loading' : 'form.nothingFound')}
      onChange={(next) => choose(next ?? null)}
    />
  )
}
