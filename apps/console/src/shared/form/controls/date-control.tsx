import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ControlProps, tiesOf } from './control-props.ts'

/** A civil date, held as `2026-11-03`: it has no time and no zone. */
export const DateControl = ({ value, onChange, ...props }: ControlProps<string>) => (
  <DatePicker
    {...tiesOf(props)}
    value={value === undefined ? null : dayjs(value)}
    format="YYYY-MM-DD"
    style={{ width: '100%', maxWidth: 240 }}
    onChange={(date) => onChange?.(date === null ? undefined : date.format('YYYY-MM-DD'))}
  />
)
