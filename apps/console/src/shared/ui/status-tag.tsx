import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

const COLOURS = {
  draft: 'default',
  running: 'processing',
  suspended: 'warning',
  completed: 'success',
  rejected: 'error',
  withdrawn: 'default',
  terminated: 'error',
} as const

/** How an instance stands 状态. */
export const StatusTag = ({ status }: { readonly status: keyof typeof COLOURS }) => {
  const { t } = useTranslation()
  return (
    <Tag color={COLOURS[status]} variant="outlined">
      {t(`status.${status}`)}
    </Tag>
  )
}
