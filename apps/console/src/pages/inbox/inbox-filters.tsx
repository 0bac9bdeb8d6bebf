import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DUES, type InboxSearch, isNarrowed, SORTS } from '../../features/approvals/inbox-search.ts'
import { definitionsQuery } from '../../features/definitions/list-definitions.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import styles from './inbox-filters.module.css'

type Props = {
  readonly search: InboxSearch
  /** Replaces what the address says. */
  readonly onSearch: (search: InboxSearch) => void
  readonly onShowKeys: () => void
}

const PAUSE_MS = 300
const ANY = ''

/**
 * What is sought is put into the address once the typing pauses, and taken from it when the address changes. Letters that
 * an input method is still composing are not sought yet.
 */
const useSought = ({ search, onSearch }: Props) => {
  const [text, setText] = useState(search.q ?? '')
  const [composing, setComposing] = useState(false)
  const settled = useDebounced(text, PAUSE_MS)
  useEffect(() => setText(search.q ?? ''), [search.q])
  useEffect(() => {
    if (composing || settled !== text) return
    const { q: _, ...rest } = search
    const q = settled.trim()
    if (q !== (search.q ?? '')) onSearch(q === '' ? rest : { ...rest, q })
  }, [settled, composing])
  return {
    value: text,
    onChange: ({ target }: { target: { value: string } }) => setText(target.value),
    onCompositionStart: () => setComposing(true),
    onCompositionEnd: () => setComposing(false),
  }
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <Select
    className={styles.choice ?? ''}
    aria-label={label}
    value={value}
    options={[...options]}
    popupMatchSelectWidth={false}
    onChange={onChange}
  />
)

/** Search, process, due time and order of the inbox; all of it lives in the address. */
export const InboxFilters = (props: Props) => {
  const { search, onSearch, onShowKeys } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const sought = useSought(props)
  const { data } = useQuery(definitionsQuery())
  const set = (name: 'process' | 'due' | 'sort', value: string): void => {
    const { [name]: _, ...rest } = search
    onSearch(value === ANY || value === 'due' ? rest : { ...rest, [name]: value })
  }
  const processes = (data?.items ?? []).map(({ key, title }) => ({
    value: key,
    label: labelText(title, language),
  }))
  return (
    <search className={styles.bar}>
      <Input
        className={styles.search ?? ''}
        {...sought}
        maxLength={100}
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
      />
      <Choice
        label={t('filter.process')}
        value={search.process ?? ANY}
        options={[{ value: ANY, label: t('filter.anyProcess') }, ...processes]}
        onChange={(value) => set('process', value)}
      />
      <Choice
        label={t('filter.due')}
        value={search.due ?? ANY}
        options={[
          { value: ANY, label: t('filter.anyDue') },
          ...DUES.map((due) => ({ value: due, label: t(`filter.${due}`) })),
        ]}
        onChange={(value) => set('due', value)}
      />
      <Choice
        label={t('filter.sort')}
        value={search.sort ?? 'due'}
        options={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        onChange={(value) => set('sort', value)}
      />
      {isNarrowed(search) && (
        <Button type="link" onClick={() => onSearch(search.sort === undefined ? {} : { sort: search.sort })}>
          {t('filter.clear')}
        </Button>
      )}
      <Button type="text" className={styles.keys ?? ''} aria-keyshortcuts="?" onClick={onShowKeys}>
        {t('keys.title')}
      </Button>
    </search>
  )
}
