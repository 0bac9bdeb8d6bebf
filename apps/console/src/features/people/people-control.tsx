import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ControlProps } from '../../shared/form/controls/control-props.ts'
import { SearchControl } from '../../shared/form/search-control.tsx'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import { searchPeopleQuery } from './search-people.ts'

type Props = Omit<ControlProps<never>, 'value' | 'onChange'> & {
  readonly multiple: boolean
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

const PeopleSearch = ({ multiple, chosen, onChoose, ...control }: Props) => {
  const language = useLanguage()
  const [text, setText] = useState('')
  const settled = useDebounced(text, 250)
  const { data, isFetching, isPlaceholderData } = useQuery(searchPeopleQuery(settled))
  const found = (data?.items ?? []).map(({ id, name, department }) => ({
    value: id,
    label: `${name} · ${labelText(department.name, language)}`,
  }))
  return (
    <SearchControl
      {...{ control, multiple, chosen, found, onChoose }}
      loading={isFetching}
      stale={settled !== text || isPlaceholderData}
      onSearch={setText}
    />
  )
}

/** Chooses one colleague. */
export const PersonControl = ({ value, onChange, ...control }: ControlProps<string>) => (
  <PeopleSearch
    {...control}
    multiple={false}
    chosen={value === undefined ? [] : [value]}
    onChoose={([id]) => onChange?.(id)}
  />
)

/** Chooses several colleagues. */
export const PeopleControl = ({ value, onChange, ...control }: ControlProps<readonly string[]>) => (
  <PeopleSearch {...control} multiple chosen={value ?? []} onChoose={(ids) => onChange?.(ids)} />
)
