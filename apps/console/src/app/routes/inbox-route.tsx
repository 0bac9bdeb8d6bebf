import { getRouteApi } from '@tanstack/react-router'
import { InboxPage } from '../../pages/inbox/inbox-page.tsx'

const route = getRouteApi('/inside/inbox')

export const InboxRoute = () => <InboxPage task={route.useSearch().task ?? null} />
