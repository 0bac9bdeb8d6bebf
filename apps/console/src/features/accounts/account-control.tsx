import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ControlProps } from '../../shared/form/controls/control-props.ts'
import { SearchControl } from '../../shared/form/search-control.tsx'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import { searchAccountsQuery } from './search-accounts.ts'

/** Chooses an account 客户 by number or name. */
export const AccountControl = ({ value, onChange, ...control }: ControlProps<string>) => {
  const [text, setText] = useState('')
  const settled = useDebounced(text, 250)
  const { data, isFetching, isPlaceholderData } = useQuery(searchAccountsQuery(settled))
  const found = (data?.items ?? []).map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))
  return (
    <SearchControl
      control={control}
      multiple={false}
      chosen={value === undefined ? [] : [value]}
      found={found}
      loading={isFetching}
      stale={settled !== text || isPlaceholderData}
      onSearch={setText}
      onChoose={([id]) => onChange?.(id)}
    />
  )
}
