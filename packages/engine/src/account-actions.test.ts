import type { Action } from '@countersign/definition/action'
import type { FieldValues } from '@countersign/definition/field'
import { expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { Request } from './testing/request.ts'

const ID = '88888888-8888-8888-8888-888888888888'
const MET = '2026-03-02T01:00:00.000Z'
const FILLED = {
  account: 'a1',
  helper: 'finance',
  subject: 'steel',
  departments: ['sales', 'finance'],
  amount: 3,
  metOn: MET,
}
const TITLE = { zh: '档案', en: 'Dossier' }
const account = 'account'

const written = (action: Action, fields: FieldValues = FILLED) => {
  const request = new Request(
    definitionOf({
      draft: form('review'),
      review: decision(['manager'], [{ target: 'closed', actions: action }]),
    }),
  )
  request.does('rep', { verb: 'start', id: ID, fields, submit: true }).approvedBy('manager')
  return request.last?.effects.map(({ kind, params }) => [kind, params])
}
const entry = (write: object) => [['write-account', { account: 'a1', by: 'manager', ...write }]]

it.each<[Action, object]>([
  [
    { type: 'register-account', params: { account, owner: 'helper' } },
    { write: 'register', owner: 'finance' },
  ],
  [
    {
      type: 'update-profile',
      params: { account, values: { industry: 'fields.subject', region: 'fields.note' } },
    },
    { write: 'profile', values: { industry: 'steel' } },
  ],
  [
    { type: 'open-findings', params: { account, findings: 'departments', kind: 'problem' } },
    { write: 'findings', kind: 'problem', findings: ['sales', 'finance'] },
  ],
  [
    { type: 'file-report', params: { account, fields: ['subject', 'note'] } },
    { write: 'report', fields: { subject: 'steel' } },
  ],
  [
    { type: 'file-dossier', params: { account, title: TITLE } },
    { write: 'dossier', title: TITLE },
  ],
  [
    { type: 'file-risk-sheet', params: { account, scores: { fit: 'amount' }, total: 'amount' } },
    { write: 'risk', scores: { fit: 3 }, total: 3 },
  ],
  [
    { type: 'enter-visit', params: { account, at: 'metOn', place: 'subject', held: true } },
    { write: 'visit', at: MET, held: true, place: 'steel' },
  ],
  [
    { type: 'enter-visit', params: { account, at: 'metOn', place: 'note', held: false } },
    { write: 'visit', at: MET, held: false, place: null },
  ],
])('meaning K1: $type asks for one entry into the account book', (action, write) => {
  expect(written(action)).toEqual(entry(write))
})

it.each<[string, Action, FieldValues]>([
  ['no account', { type: 'file-dossier', params: { account, title: TITLE } }, {}],
  ['no owner', { type: 'register-account', params: { account, owner: 'helper' } }, { account: 'a1' }],
  [
    'no findings',
    { type: 'open-findings', params: { account, findings: 'departments', kind: 'problem' } },
    { account: 'a1' },
  ],
  [
    'nothing for the profile',
    { type: 'update-profile', params: { account, values: { region: 'fields.note' } } },
    { account: 'a1' },
  ],
  ['no time', { type: 'enter-visit', params: { account, at: 'metOn', held: false } }, { account: 'a1' }],
  [
    'a score that is blank',
    { type: 'file-risk-sheet', params: { account, scores: { fit: 'amount' }, total: 'amount' } },
    { account: 'a1' },
  ],
])('meaning K2: a form with %s asks for nothing', (_, action, fields) => {
  expect(written(action, fields)).toEqual([])
})
