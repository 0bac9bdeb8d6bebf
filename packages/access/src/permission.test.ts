import { expect, test } from 'vitest'
import { may, PERMISSIONS, type Permission, permissionsOf } from './permission.ts'
import { viewer } from './testing/organisation.ts'

const DIRECTORY: readonly Permission[] = ['people:read', 'people:manage', 'audit:read']

const OPERATIONS: readonly Permission[] = ['requests:intervene', 'webhooks:manage', 'accounts:rule']

test('somebody who has left may do nothing', () => {
  expect(permissionsOf(viewer('left'))).toEqual([])
})

test('an administrator never decides, whatever their rank', () => {
  expect(may(viewer('admin'), 'tasks:decide')).toBe(false)
  expect(may(viewer('admin'), 'requests:read')).toBe(true)
})

test('nobody but an administrator intervenes in requests', () => {
  const allowed = ['admin', 'auditor', 'gm'].map((who) => may(viewer(who), 'requests:intervene'))
  expect(allowed).toEqual([true, false, false])
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
    expect(permissionsOf(viewer(who))).toEqual(
      PERMISSIONS.filter((one) => ![...DIRECTORY, ...OPERATIONS].includes(one)),
    )
})

test('only administrators change the directory, auditors read it; both see what was refused', () => {
  const held = (who: string) => DIRECTORY.filter((permission) => may(viewer(who), permission))
  expect([held('admin'), held('auditor'), held('gm')]).toEqual([DIRECTORY, ['people:read', 'audit:read'], []])
})
