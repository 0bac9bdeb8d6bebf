import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** Stands where the form stood and takes the focus that went with it. */
export const Cleared = ({ requests }: { readonly requests: number }) => {
  const { t } = useTranslation()
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <div ref={said} tabIndex={-1}>
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('demo.done', { count: requests })}
        action={<Link to="/new">{t('demo.start')}</Link>}
      />
    </div>
  )
}
