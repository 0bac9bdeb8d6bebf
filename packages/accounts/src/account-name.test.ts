import { describe, expect, test } from 'vitest'
import { comparableName } from './account-name.ts'

describe('names compared for duplicates', () => {
  test.each([
    ['云岭晨光（集团）有限公司', '云岭晨光集团有限公司'],
    ['云岭晨光有限公司', '云岭晨光股份有限公司'],
    ['ＡＢＣ 机械有限公司', 'abc机械'],
    ['Acme Co., Ltd.', 'ACME'],
    ['Müller GmbH', 'müller'],
  ])('%s and %s are the same', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other))
  })

  test.each([
    ['云岭晨光有限公司', '云岭晨辉有限公司'],
    ['公司', '集团'],
  ])('%s and %s are not', (one, other) => {
    expect(comparableName(one)).not.toBe(comparableName(other))
  })
})
