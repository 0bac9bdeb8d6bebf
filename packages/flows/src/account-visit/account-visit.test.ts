import { runScenario } from '@countersign/analysis/run-scenario'
import { demoDirectory } from '@countersign/demo/directory'
import { compileDefinition } from '@countersign/engine/compile'
import { expect, it } from 'vitest'
import { accountVisit } from './definition.ts'

const compiled = compileDefinition(accountVisit, 1)
const [target] = accountVisit.scenarios ?? []

it('P2: an e-mail does not close the follow-up of a target account', () => {
  if (target === undefined) throw new Error('no scenario of a target account')
  const byMail = target.acts.map((act) =>
    act.step === 'follow-up' ? { ...act, fields: { ...act.fields, followUpBy: 'email' } } : act,
  )
  const result = runScenario(compiled, { ...target, acts: byMail }, { directory: demoDirectory })
  expect(result).toMatchObject({ passed: false, stopped: { refusal: { code: 'rule-broken' } } })
})

it('P2: the follow-up is due within seven days, reminded of and escalated to the superior', () => {
  const followUp = compiled.steps.get('follow-up')
  expect(followUp?.due).toEqual({ within: 'week', remind: ['-P1D'], escalate: { add: 'superior' } })
  expect(accountVisit.delays?.week).toEqual({ amount: 7, unit: 'day' })
})

it('P2: a visit to a target account is not led by a rep', () => {
  if (target === undefined) throw new Error('no scenario of a target account')
  const result = runScenario(
    compiled,
    { ...target, requester: 'rep', acts: [] },
    { directory: demoDirectory },
  )
  expect(result).toMatchObject({ passed: false, stopped: { refusal: { code: 'rule-broken' } } })
})
