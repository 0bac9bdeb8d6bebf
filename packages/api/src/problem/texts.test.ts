import { GRADING_FAULT_CODES } from '@countersign/accounts/check-grading'
import { RISK_FAULT_CODES } from '@countersign/accounts/risk-model'
import { FINDING_CODES } from '@countersign/analysis/finding'
import { FIELD_PROBLEM_CODES } from '@countersign/definition/field-values'
import { DELIVERY_KINDS } from '@countersign/engine/decision'
import en from '@countersign/texts/catalogue' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { PROBLEM_CODES } from './problem.ts'
import { SCANNED_CODES } from './scan-json.ts'

/** Codes of single fields that the engine adds to those of a form. */
const ENGINE_FIELD_CODES = [
  'not-editable',
  'unknown-reference',
  'not-to-yourself',
  'requester-never-decides',
  'separation-of-duties',
  'takes-part-already',
]

describe('every code has a sentence, and every sentence a code', () => {
  test.each([
    ['problem', PROBLEM_CODES],
    [
      'field',
      [
        ...FIELD_PROBLEM_CODES,
        ...ENGINE_FIELD_CODES,
        ...SCANNED_CODES,
        ...GRADING_FAULT_CODES,
        ...RISK_FAULT_CODES,
      ],
    ],
    ['notice', DELIVERY_KINDS],
    ['finding', FINDING_CODES],
  ] as const)('%s', (group, codes) => {
    expect(Object.keys(en[group]).sort()).toEqual([...new Set<string>(codes)].sort())
  })
})
