import { Input } from 'antd'
import { type ControlProps, tiesOf } from './control-props.ts'

export const TextControl = ({ value, onChange, ...props }: ControlProps<string>) => (
  <Input
    {...tiesOf(props)}
    value={value ?? ''}
    suffix={props.model.unit}
    onChange={(event) => onChange?.(event.target.value)}
  />
)
