import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import rows from './rows.module.css'

type Props = {
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** Brings the next page of a list under the ones before. */
export const LoadMore = ({ query }: Props) => {
  const { t } = useTranslation()
  if (!query.hasNextPage) return null
  return (
    <div className={rows.more}>
      <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {t('list.more')}
      </Button>
    </div>
  )
}
