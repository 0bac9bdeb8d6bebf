import { getRouteApi } from '@tanstack/react-router'
import { OutboxPage } from '../../pages/outbox/outbox-page.tsx'

const route = getRouteApi('/inside/outbox')

export const OutboxRoute = () => <OutboxPage mail={route.useSearch().mail} />
