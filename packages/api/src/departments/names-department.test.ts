import { serviceRequest } from '@countersign/flows/service-request'
import { describe, expect, it } from 'vitest'
import { namesDepartment } from './names-department.ts'

describe('a definition names a department', () => {
  it('in a rule, also in who may start it', () => {
    expect(namesDepartment(JSON.stringify(serviceRequest), 'key-accounts')).toBe(true)
    expect(namesDepartment(JSON.stringify(serviceRequest), 'quality')).toBe(false)
    expect(namesDepartment('{"start":[{"rule":"head","department":"quality"}]}', 'quality')).toBe(true)
  })

  it.each([`requester.department == 'quality'`, 'account.department in ["quality", "finance"]'])(
    'in a condition: %s',
    (condition) => {
      const body = JSON.stringify({ machine: { always: [{ guard: { params: { if: condition } } }] } })
      expect(namesDepartment(body, 'quality')).toBe(true)
      expect(namesDepartment(body, 'qual')).toBe(false)
    },
  )

  it('but not by a step of the same key, nor in an example', () => {
    const body = '{"machine":{"initial":"quality"},"scenarios":[{"fields":{"department":"quality"}}]}'
    expect(namesDepartment(body, 'quality')).toBe(false)
  })
})
