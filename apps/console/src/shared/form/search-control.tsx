import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ControlProps, tiesOf } from './controls/control-props.ts'
import { useReferenceName } from './reference-names.tsx'

type Found = { readonly value: string; readonly label: string }

type Props = {
  readonly control: Omit<ControlProps<never>, 'value' | 'onChange'>
  readonly multiple: boolean
  readonly chosen: readonly string[]
  readonly found: readonly Found[]
  readonly loading: boolean
  readonly onSearch: (text: string) => void
  readonly onChoose: (ids: readonly string[]) => void
}

/** A list to search on the server, for one or several values; what is chosen keeps its name while the list changes. */
export const SearchControl = ({ control, multiple, chosen, found, loading, onSearch, onChoose }: Props) => {
  const { t } = useTranslation()
  const nameOf = useReferenceName()
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({})
  const labelOf = (id: string): string =>
    found.find(({ value }) => value === id)?.label ?? seen[id] ?? nameOf(id)
  const missing = chosen.filter((id) => !found.some(({ value }) => value === id))

  const choose = (ids: readonly string[]): void => {
    setSeen((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, labelOf(id)])) }))
    onChoose(ids)
  }
  return (
    <Select<string | string[]>
      {...tiesOf(control)}
      {...(multiple && { mode: 'multiple' as const })}
      value={multiple ? [...chosen] : (chosen[0] ?? (null as never))}
      options={[...found, ...missing.map((id) => ({ value: id, label: labelOf(id) }))]}
      showSearch={{ filterOption: false, onSearch }}
      loading={loading}
      allowClear
      placeholder={t('form.search')}
      notFoundContent={t(loading ? 'state.loading' : 'form.nothingFound')}
      onChange={(next) => choose(next === undefined || next === null ? [] : [next].flat())}
    />
  )
}
