import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountItem } from '../../shared/api/views.ts'

const COLOURS = { prospect: 'default', potential: 'processing', key: 'success' } as const

/** How far an account has come 阶段, and whether it is a target 目标大客户. */
export const StandingTag = ({ account }: { readonly account: Pick<AccountItem, 'standing' | 'target'> }) => {
  const { t } = useTranslation()
  return (
    <>
      <Tag color={COLOURS[account.standing]} variant="outlined">
        {t(`account.standings.${account.standing}`)}
      </Tag>
      {account.target && (
        <Tag color="warning" variant="outlined">
          {t('account.target')}
        </Tag>
      )}
    </>
  )
}
