import { Select } from 'antd'
import { type KeyboardEvent, useState } from 'react'
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
  /** True while `found` answers what was typed before: whoever types on and presses Enter must not choose from it. */
  readonly stale: boolean
  readonly onSearch: (text: string) => void
  readonly onChoose: (ids: readonly string[]) => void
}

/** Enter pressed before the answer is there would close the list with nothing chosen. */
const keepEnter = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  event.stopPropagation()
}

/** A list to search on the server, for one or several values; what is chosen keeps its name while the list changes. */
export const SearchControl = (props: Props) => {
  const { control, multiple, chosen, found, loading, stale, onSearch, onChoose } = props
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
    <div onKeyDownCapture={(event) => stale && keepEnter(event)}>
      <Select<string | string[]>
        {...tiesOf(control)}
        {...(multiple && { mode: 'multiple' as const })}
        value={multiple ? [...chosen] : (chosen[0] ?? (null as never))}
        options={[
          ...found.map((one) => ({ ...one, disabled: stale })),
          ...missing.map((id) => ({ value: id, label: labelOf(id) })),
        ]}
        showSearch={{ filterOption: false, onSearch }}
        loading={loading}
        allowClear={{ label: t('form.clear') }}
        placeholder={t('form.search')}
        notFoundContent={t(loading || stale ? 'state.loading' : 'form.nothingFound')}
        onChange={(next) => choose(next === undefined || next === null ? [] : [next].flat())}
      />
    </div>
  )
}
