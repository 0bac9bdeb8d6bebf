import { expect, test } from 'vitest'
import type { RecordView } from '../../shared/api/views.ts'
import { changedValues } from './changed-values.ts'

const record = (values: Readonly<Record<string, string>>, cleared: readonly string[] = []): RecordView => ({
  seq: 1,
  at: '2026-11-02T02:00:00.000Z',
  actor: null,
  verb: 'submit',
  step: null,
  outcome: null,
  opinion: null,
  reason: null,
  people: [],
  to: null,
  events: [{ type: 'fields-set', values: { ...values }, cleared: [...cleared] }],
  hash: '',
  previous: '',
})

test('console 11: a changed field is told with what it held before, one put back is not', () => {
  const before = [record({ needs: 'old', amount: '1', note: 'n' }), record({ amount: '2' })]
  const since = [record({ needs: 'new', amount: '3', day: 'd' }), record({ amount: '2' }, ['note'])]
  const now = { needs: 'new', amount: '2', day: 'd' }
  expect([...changedValues(before, since, now)]).toEqual([
    ['needs', 'old'],
    ['day', undefined],
    ['note', 'n'],
  ])
})
