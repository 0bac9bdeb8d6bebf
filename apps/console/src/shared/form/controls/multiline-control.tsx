import { Input } from 'antd'
import { type ControlProps, tiesOf } from './control-props.ts'

export const MultilineControl = ({ value, onChange, ...props }: ControlProps<string>) => (
  <Input.TextArea
    {...tiesOf(props)}
    value={value ?? ''}
    autoSize={{ minRows: 2, maxRows: 12 }}
    onChange={(event) => onChange?.(event.target.value)}
  />
)
