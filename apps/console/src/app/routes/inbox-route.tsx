import { getRouteApi } from '@tanstack/react-router'
import { InboxPage } from '../../pages/inbox/inbox-page.tsx'

const route = getRouteApi('/inside/inbox')

export const InboxRoute = () => {
  const { task = null, ...search } = route.useSearch()
  return <InboxPage task={task} search={search} />
}
