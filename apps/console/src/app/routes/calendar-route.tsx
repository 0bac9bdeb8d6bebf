import { getRouteApi } from '@tanstack/react-router'
import { CalendarPage } from '../../pages/calendar/calendar-page.tsx'

const route = getRouteApi('/inside/calendar')

export const CalendarRoute = () => {
  const { department } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <CalendarPage
      department={department}
      onDepartment={(next) => void navigate({ search: next === undefined ? {} : { department: next } })}
    />
  )
}
