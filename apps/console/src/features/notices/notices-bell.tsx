import { BellOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'
import type { NoticeView } from '../../shared/api/views.ts'
import { Age } from '../../shared/ui/age.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { noticesQuery } from './list-notices.ts'
import { markNoticesReadMutation } from './mark-notices-read.ts'
import styles from './notices-bell.module.css'

type ListProps = { readonly items: readonly NoticeView[]; readonly onOpen: (notice: NoticeView) => void }

const NoticeList = ({ items, onOpen }: ListProps) => {
  const { t } = useTranslation()
  if (items.length === 0) return <p className={styles.none}>{t('notices.none')}</p>
  return (
    <ul className={styles.list}>
      {items.map((notice) => (
        <li key={notice.id} className={notice.read ? undefined : styles.unread}>
          <Link to="/requests/$id" params={{ id: notice.instanceId }} onClick={() => onOpen(notice)}>
            {!notice.read && <span className="visually-hidden">{t('notices.unread')} </span>}
            {notice.text}
          </Link>
          <span className={styles.quiet}>
            <Age at={notice.at} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The bell with the number of unread notices 通知, and the list behind it. */
export const NoticesBell = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const query = useQuery(noticesQuery())
  const { mutate: markRead } = useMutation({
    ...markNoticesReadMutation(),
    onSuccess: () => queryClient.invalidateQueries(trpc.notices.pathFilter()),
  })
  const unread = query.data?.unread ?? 0
  return (
    <>
      <Badge count={unread} size="small" overflowCount={99} offset={[-8, 6]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={t('notices.bell', { count: unread })}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        size="min(400px, 100vw)"
        title={t('notices.title')}
        extra={
          unread > 0 && (
            <Button size="small" onClick={() => markRead({})}>
              {t('notices.markRead')}
            </Button>
          )
        }
      >
        <QueryView query={query}>
          {({ items }) => (
            <NoticeList
              items={items}
              onOpen={(notice) => {
                setOpen(false)
                if (!notice.read) markRead({ ids: [notice.id] })
              }}
            />
          )}
        </QueryView>
      </Drawer>
    </>
  )
}
