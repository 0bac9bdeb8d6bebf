import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { inTreeOrder } from './department-tree.ts'
import { departmentsQuery } from './list-departments.ts'

type Props = {
  readonly id?: string
  readonly label?: string
  readonly placeholder?: string
  readonly value?: string | null | undefined
  readonly allowClear?: boolean
  /** One that cannot be chosen. */
  readonly without?: string
  readonly onChange?: (key: string | undefined) => void
}

/** Chooses a department; those below others stand further in. */
export const DepartmentSelect = ({ id, label, without, value, allowClear = false, ...props }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, isPending } = useQuery(departmentsQuery())
  const options = inTreeOrder(data?.items ?? [])
    .filter(({ key }) => key !== without)
    .map(({ key, name, depth }) => {
      const text = labelText(name, language)
      return { value: key, text, label: `${'　'.repeat(depth)}${text}` }
    })
  return (
    <Select
      {...props}
      allowClear={allowClear && { label: t('form.clear') }}
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      value={value ?? null}
      loading={isPending}
      options={options}
      optionLabelProp="text"
      showSearch={{ optionFilterProp: 'text' }}
      onChange={(key: string | null | undefined) => props.onChange?.(key ?? undefined)}
    />
  )
}
