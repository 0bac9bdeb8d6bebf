import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../shared/api/trpc.ts'
import { type ControlProps, tiesOf } from '../../shared/form/controls/control-props.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'

type Props = Omit<ControlProps<never>, 'value' | 'onChange'> & {
  readonly multiple: boolean
  readonly chosen: readonly string[]
  readonly onChoose: (keys: readonly string[]) => void
}

const Departments = ({ multiple, chosen, onChoose, ...control }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, isPending } = useQuery(trpc.departments.names.queryOptions())
  return (
    <Select<string | string[]>
      {...tiesOf(control)}
      {...(multiple && { mode: 'multiple' as const })}
      value={multiple ? [...chosen] : (chosen[0] ?? (null as never))}
      options={(data?.items ?? []).map(({ key, name }) => ({ value: key, label: labelText(name, language) }))}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      allowClear={{ label: t('form.clear') }}
      placeholder={t('form.search')}
      onChange={(next) => onChoose(next === undefined || next === null ? [] : [next].flat())}
    />
  )
}

/** Chooses one department. */
export const DepartmentControl = ({ value, onChange, ...control }: ControlProps<string>) => (
  <Departments
    {...control}
    multiple={false}
    chosen={value === undefined ? [] : [value]}
    onChoose={([key]) => onChange?.(key)}
  />
)

/** Chooses several departments. */
export const DepartmentsControl = ({ value, onChange, ...control }: ControlProps<readonly string[]>) => (
  <Departments {...control} multiple chosen={value ?? []} onChoose={(keys) => onChange?.(keys)} />
)
