import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ControlProps, tiesOf } from './control-props.ts'

/** Yes, no, or not answered yet: a switch could not tell the last two apart. */
export const BooleanControl = ({ value, onChange, ...props }: ControlProps<boolean>) => {
  const { t } = useTranslation()
  return (
    <Radio.Group
      {...tiesOf(props)}
      aria-label={props.model.label}
      value={value}
      options={[
        { value: true, label: t('form.yes') },
        { value: false, label: t('form.no') },
      ]}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
