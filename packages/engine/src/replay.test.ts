import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import { describe, expect, it } from 'vitest'
import type { RecordBody } from './record.ts'
import { loggedPart, replay } from './replay.ts'
import { decision, definitionOf, final, form, parallel } from './testing/definition.ts'
import { drafted, submitted } from './testing/request.ts'

const definition = definitionOf({
  draft: form('both', { due: { within: 'later' } }),
  both: parallel(
    {
      left: {
        a: decision(['manager', 'vp'], 'a-end', {
          policy: { type: 'all' },
          due: { within: 'soon', escalate: { add: 'superior' } },
        }),
        'a-end': final,
      },
      right: { b: decision(['finance'], 'b-end', { form: { amount: 'edit' } }), 'b-end': final },
    },
    'closed',
  ),
})

/** A life with something of everything; each step of it is replayed as it happens. */
const life = () =>
  drafted(definition, { fields: { amount: 1, subject: '𝄞 主题' } })
    .does('rep', { verb: 'save-draft', fields: { note: 'n', subject: null } })
    .does('rep', { verb: 'attach', field: 'files', files: ['f1'] })
    .does('rep', { verb: 'submit' })
    .does('rep', { verb: 'comment', text: '请看', mentions: ['quality'] })
    .does('rep', { verb: 'remind' })
    .approvedBy('manager', { opinion: 'yes' })
    .timerFires('due')
    .organisationChanges({ people: { rep2: { rank: 'supervisor' } } })
    .returnedBy('vp', { to: 'draft', opinion: 'more' })
    .does('rep', { verb: 'save-draft', fields: { amount: 7 } })
    .submittedAgain({ subject: 'again' })
    .approvedBy('finance', { fields: { amount: 8 } })
    .approvedBy('manager')
    .does('quality', { verb: 'cc', to: ['director'] })

describe('the log', () => {
  it('replayed at any point gives the document as it was then', () => {
    const request = life()
    expect(canonicalJson(loggedPart(replay(request.records)))).toBe(
      canonicalJson(loggedPart(request.instance)),
    )
    for (let length = 1; length <= request.records.length; length++)
      expect(replay(request.records.slice(0, length)).seq).toBe(length)
  })

  it('decided again gives the same records to the byte', () => {
    const request = life().approvedBy('vp')
    expect(request.instance.status).toBe('completed')
    expect(request.redecided()).toEqual(request.records.map((record) => record.body))
  })

  it('decided twice from the same facts gives the same bytes', () => {
    expect(life().records).toEqual(life().records)
  })

  it('hashes the very text that is stored, and each record names the one before', () => {
    const { records } = life()
    for (const [index, { seq, body, hash, previous }] of records.entries()) {
      expect(hash).toBe(sha256Hex(body))
      expect(previous).toBe(records[index - 1]?.hash ?? '')
      expect(seq).toBe(index + 1)
      expect(canonicalJson(JSON.parse(body))).toBe(body)
    }
  })

  it('holds what the decision was told, and nothing that was not asked', () => {
    const request = submitted(definition).approvedBy('finance')
    const {
      facts,
      actor,
      definition: pin,
      semantics,
    } = JSON.parse(request.records.at(-1)?.body ?? '') as RecordBody
    expect({ actor, semantics, pin: pin.version }).toEqual({
      actor: { person: 'finance' },
      semantics: 2,
      pin: 1,
    })
    expect(facts.directory).toEqual({
      revision: 1,
      people: {
        finance: { id: 'finance', rank: 'manager', department: 'finance', superior: 'gm', active: true },
      },
      holders: {},
      heads: {},
      departments: {},
    })
  })

  const tampered: readonly (readonly [
    string,
    (records: ReturnType<typeof life>['records']) => { body: string; hash: string }[],
  ])[] = [
    ['a record is missing', (records) => [...records.slice(0, 2), ...records.slice(3)]],
    ['the first is missing', (records) => records.slice(1)],
    ['two are exchanged', ([a, b, c, ...rest]) => (a && b && c ? [a, c, b, ...rest] : [])],
    ['one is repeated', ([a, ...rest]) => (a ? [a, a, ...rest] : [])],
    ['a hash was changed', ([a, ...rest]) => (a ? [{ ...a, hash: '0'.repeat(64) }, ...rest] : [])],
    ['there is none', () => []],
  ]
  it.each(tampered)('is not replayed when %s', (_, tamper) => {
    expect(() => replay(tamper(life().records))).toThrow()
  })
})
