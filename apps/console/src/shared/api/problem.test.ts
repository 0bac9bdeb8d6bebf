import { describe, expect, it } from 'vitest'
import { ProblemError, problemOf, problemOfBody } from './problem.ts'

const BODY = {
  type: 'urn:countersign:problem:fields-invalid',
  title: 'Unprocessable Content',
  status: 422,
  detail: '有字段未通过检查',
  code: 'fields-invalid',
  errors: [{ path: '/fields/account', code: 'required', message: '必填' }],
}

describe('problems', () => {
  it("keeps the server's sentence and the path of each field", () => {
    expect(problemOfBody(BODY)).toEqual({
      code: 'fields-invalid',
      status: 422,
      message: '有字段未通过检查',
      errors: [{ path: '/fields/account', message: '必填' }],
    })
  })

  it('finds the problem inside an error of a call', () => {
    expect(problemOf(Object.assign(new Error('x'), { data: { problem: BODY } })).code).toBe('fields-invalid')
    expect(problemOf(new ProblemError(problemOfBody(BODY))).status).toBe(422)
  })

  it.each([new TypeError('Failed to fetch'), null, { data: { problem: null } }])(
    'calls a server that gave no answer unreachable',
    (error) => {
      expect(problemOf(error)).toEqual({ code: 'unreachable', status: null, message: null, errors: [] })
    },
  )
})
