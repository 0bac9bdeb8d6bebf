import { answered } from '../../problem/problem.ts'
import { me } from '../../session/me.ts'
import { MeView } from '../../views/person.ts'
import { getRoute } from '../route.ts'

export const getMe = getRoute({
  path: '/me',
  permission: 'signed-in',
  summary: 'The signed-in person, their ranks and permissions',
  answer: MeView,
  handle: async (call) => answered(me(call)),
})
