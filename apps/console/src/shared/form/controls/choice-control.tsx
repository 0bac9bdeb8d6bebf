import { Radio, Select } from 'antd'
import { type ControlProps, tiesOf } from './control-props.ts'

/** Up to this many choices are all shown at once; more of them open as a searchable list. */
const SHOWN_AT_ONCE = 5

export const ChoiceControl = ({ value, onChange, ...props }: ControlProps<string>) => {
  const options = props.model.choices.map((choice) => ({ ...choice }))
  if (options.length > SHOWN_AT_ONCE)
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
