import { Radio, Select } from 'antd'
import { showsEveryChoice } from '../form-model.ts'
import { type ControlProps, tiesOf } from './control-props.ts'

export const ChoiceControl = ({ value, onChange, ...props }: ControlProps<string>) => {
  const options = props.model.choices.map((choice) => ({ ...choice }))
  if (!showsEveryChoice(props.model))
    return (
      <Select
        {...tiesOf(props)}
        value={value ?? null}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!props.model.required}
        onChange={(next) => onChange?.(next ?? undefined)}
      />
    )
  return (
    <Radio.Group
      {...tiesOf(props)}
      aria-label={props.model.label}
      value={value}
      options={options}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
