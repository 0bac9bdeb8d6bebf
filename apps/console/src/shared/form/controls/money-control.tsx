import { Input } from 'antd'
import { useState } from 'react'
import { parseYuan, yuanText } from '../../money/money.ts'
import { type ControlProps, tiesOf } from './control-props.ts'

const textOf = (value: number | string | undefined): string =>
  typeof value === 'number' ? yuanText(value) : (value ?? '')

/**
 * Money is typed as yuan and held as fen. What is no amount is held as the text it is, so that nothing typed is lost
 * and the check can name it.
 */
export const MoneyControl = ({ value, onChange, ...props }: ControlProps<number | string>) => {
  const [text, setText] = useState(textOf(value))
  const current = text === '' ? undefined : (parseYuan(text) ?? text)
  if ((value === '' ? undefined : value) !== current) setText(textOf(value))

  const change = (typed: string): void => {
    setText(typed)
    onChange?.(typed === '' ? undefined : (parseYuan(typed) ?? typed))
  }
  return (
    <Input
      {...tiesOf(props)}
      value={text}
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => change(event.target.value)}
      onBlur={() => setText(textOf(value))}
    />
  )
}
