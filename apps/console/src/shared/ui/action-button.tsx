import { Button, type ButtonProps, Tooltip } from 'antd'
import { useId } from 'react'

type Props = Omit<ButtonProps, 'disabled' | 'title'> & {
  /** Why the action is not possible now; null when it is. */
  readonly reason: string | null
}

/**
 * A button that says why it cannot be used. It stays focusable then, so that the reason reaches keyboards and screen
 * readers; pressing it does nothing. It looks as the library's own disabled buttons do.
 */
export const ActionButton = ({ reason, onClick, className, ...props }: Props) => {
  const id = useId()
  if (reason === null)
    return <Button {...props} {...(className && { className })} {...(onClick && { onClick })} />
  const { danger: _, type: __, htmlType: ___, ...plain } = props
  return (
    <>
      <Tooltip title={reason} trigger={['hover', 'focus']}>
        <Button
          {...plain}
          aria-disabled
          aria-describedby={id}
          className={`ant-btn-disabled ${className ?? ''}`}
        />
      </Tooltip>
      <span id={id} className="visually-hidden">
        {reason}
      </span>
    </>
  )
}
