import { Select } from 'antd'
import { type ControlProps, tiesOf } from './control-props.ts'

/** Several short texts, each closed with Enter. */
export const TextsControl = ({ value, onChange, ...props }: ControlProps<readonly string[]>) => (
  <Select
    {...tiesOf(props)}
    mode="tags"
    open={false}
    suffixIcon={null}
    value={[...(value ?? [])]}
    onChange={(values: string[]) => onChange?.(values)}
  />
)
