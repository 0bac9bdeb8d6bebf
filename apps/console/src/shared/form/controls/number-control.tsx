import { InputNumber } from 'antd'
import { type ControlProps, tiesOf } from './control-props.ts'

export const NumberControl = ({ value, onChange, ...props }: ControlProps<number>) => (
  <InputNumber<number>
    {...tiesOf(props)}
    value={value ?? null}
    suffix={props.model.unit}
    style={{ width: '100%' }}
    onChange={(next) => onChange?.(next ?? undefined)}
  />
)
