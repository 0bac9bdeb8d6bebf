import { expect, test } from 'vitest'
import { may, PERMISSIONS, permissionsOf } from './permission.ts'
import { viewer } from './testing/organisation.ts'

test('somebody who has left may do nothing', () => {
  expect(permissionsOf(viewer('left'))).toEqual([])
})

test('an administrator never decides, whatever their rank', () => {
  expect(may(viewer('admin'), 'tasks:decide')).toBe(false)
  expect(may(viewer('admin'), 'requests:read')).toBe(true)
})

test('an auditor reads everything and changes nothing', () => {
  const changing = PERMISSIONS.filter(
    (permission) => !permission.endsWith(':read') && !permission.endsWith(':search'),
  )
  const allowed = changing.filter((permission) => may(viewer('auditor'), permission))
  expect(allowed).toEqual(['notices:mark'])
})

test('every rank brings all the business permissions', () => {
  for (const who of ['rep', 'supervisor', 'manager', 'director', 'gm'])
    expect(permissionsOf(viewer(who))).toEqual(PERMISSIONS)
})
