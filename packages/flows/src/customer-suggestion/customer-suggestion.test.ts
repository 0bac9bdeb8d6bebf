import { defaultCalendar } from '@countersign/definition/calendar'
import { demoDirectory } from '@countersign/demo/directory'
import { compileDefinition } from '@countersign/engine/compile'
import { decide } from '@countersign/engine/decide'
import { isRefusal } from '@countersign/engine/refusal'
import { expect, it } from 'vitest'
import { customerSuggestion } from './definition.ts'

const compiled = compileDefinition(customerSuggestion, 1)
const MONDAY = '2026-11-02T01:00:00.000Z'

/** When the first step after the reception is due. */
const dueOf = (kind: 'suggestion' | 'complaint'): string | null | undefined => {
  const id = '99999999-9999-8999-8999-999999999999'
  const decided = decide(compiled, null, {
    actor: { person: 'rep' },
    command: {
      verb: 'start',
      id,
      submit: true,
      fields: {
        account: 'ka-0001',
        kind,
        channel: 'phone',
        customerWords: '到货迟了。',
        promiseDate: '2026-11-09',
      },
    },
    facts: {
      now: MONDAY,
      directory: demoDirectory,
      calendar: defaultCalendar,
      account: { id: 'ka-0001', number: 'KA-0001', name: '云岭', owner: 'rep', department: 'key-accounts' },
      files: [],
      number: 'S-1',
    },
  })
  if (isRefusal(decided)) throw new Error(decided.code)
  return decided.instance.activations.find(({ step }) => step === 'acceptance')?.due
}

it('P3: a complaint takes the same path with shorter limits', () => {
  expect(dueOf('suggestion')).toBe('2026-11-05T01:00:00.000Z')
  expect(dueOf('complaint')).toBe('2026-11-03T01:00:00.000Z')
})

it('P3: the general manager is asked after the director, and nobody before', () => {
  const ways = Object.entries(customerSuggestion.machine.states.handling?.states ?? {}).filter(([, state]) =>
    JSON.stringify(state.on ?? {}).includes('gm-approval'),
  )
  expect(ways.map(([key]) => key)).toEqual(['director-review'])
})
