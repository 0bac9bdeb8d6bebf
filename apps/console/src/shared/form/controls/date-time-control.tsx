import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ControlProps, tiesOf } from './control-props.ts'

/** An instant, entered in the reader's zone and held in UTC. */
export const DateTimeControl = ({ value, onChange, ...props }: ControlProps<string>) => (
  <DatePicker
    {...tiesOf(props)}
    showTime={{ format: 'HH:mm' }}
    value={value === undefined ? null : dayjs(value)}
    format="YYYY-MM-DD HH:mm"
    style={{ width: '100%', maxWidth: 240 }}
    onChange={(date) => onChange?.(date === null ? undefined : date.toISOString())}
  />
)
