import { getRouteApi } from '@tanstack/react-router'
import { BoardPage } from '../../pages/board/board-page.tsx'

const route = getRouteApi('/inside/boards/$definition')

export const BoardRoute = () => {
  const { definition } = route.useParams()
  return <BoardPage key={definition} definition={definition} />
}
