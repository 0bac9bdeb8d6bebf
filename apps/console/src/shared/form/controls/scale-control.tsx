import { Radio } from 'antd'
import type { ControlProps } from './control-props.ts'
import { GroupFrame } from './group-frame.tsx'

/** A short scale such as satisfaction 满意度 1 to 5: every value in sight, one choice. */
export const ScaleControl = ({ value, onChange, ...props }: ControlProps<number>) => {
  const first = props.model.minimum ?? 1
  const last = props.model.maximum ?? first
  const values = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return (
    <GroupFrame {...props} role="radiogroup">
      <Radio.Group
        role="presentation"
        value={value}
        optionType="button"
        options={values.map((step) => ({ value: step, label: String(step) }))}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </GroupFrame>
  )
}
