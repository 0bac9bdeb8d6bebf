import { Radio } from 'antd'
import { type ControlProps, tiesOf } from './control-props.ts'

/** A short scale such as satisfaction 满意度 1 to 5: every value in sight, one choice. */
export const ScaleControl = ({ value, onChange, ...props }: ControlProps<number>) => {
  const first = props.model.minimum ?? 1
  const last = props.model.maximum ?? first
  const values = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return (
    <Radio.Group
      {...tiesOf(props)}
      aria-label={props.model.label}
      value={value}
      optionType="button"
      options={values.map((step) => ({ value: step, label: String(step) }))}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
