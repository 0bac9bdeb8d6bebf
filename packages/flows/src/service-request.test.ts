import { readFileSync } from 'node:fs'
import { checkStructure } from '@countersign/analysis/check-structure'
import { runScenario } from '@countersign/analysis/run-scenario'
import { contentHash } from '@countersign/definition/content-hash'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { demoDepartments } from '@countersign/demo/departments'
import { demoDirectory } from '@countersign/demo/directory'
import { demoPeople } from '@countersign/demo/people'
import { compileDefinition } from '@countersign/engine/compile'
import { describe, expect, it } from 'vitest'
import { builtIn } from './built-in.ts'
import { serviceRequest } from './service-request.ts'

const references = {
  people: demoPeople.map(({ id }) => id),
  departments: demoDepartments.map(({ key }) => key),
  ranks: demoPeople.map(({ rank }) => rank),
  definitions: builtIn.map(({ key }) => key),
}

describe.each(builtIn.map((definition) => [definition.key, definition] as const))(
  'the built-in process %s',
  (_, definition) => {
    const compiled = compileDefinition(definition, 1)

    it('is plain data that the schema accepts', () => {
      const read: unknown = JSON.parse(JSON.stringify(definition))
      expect(parseDefinition(read)).toEqual({ ok: true, definition })
      expect(contentHash(read)).toBe(compiled.pin.hash)
    })

    it('passes the structural check without a finding', () => {
      expect(checkStructure(definition, references)).toEqual([])
    })

    it.each((definition.scenarios ?? []).map((scenario) => [scenario.title.en, scenario] as const))(
      'runs as expected: %s',
      (__, scenario) => {
        const result = runScenario(compiled, scenario, { directory: demoDirectory })
        expect(result).toEqual({
          passed: true,
          path: scenario.expect.path,
          status: scenario.expect.status,
          stopped: null,
        })
      },
    )
  },
)

describe('the service request', () => {
  it('says all that the worked example of the language says', () => {
    const example: unknown = JSON.parse(
      readFileSync(new URL('service-request.example.json', import.meta.url), 'utf8'),
    )
    expect(serviceRequest).toMatchObject(example as object)
  })

  it('has the steps, ends and fields that integrators rely on', () => {
    const { states } = serviceRequest.machine
    expect(Object.keys(states)).toEqual([
      'draft',
      'approval',
      'in-service',
      'closed',
      'rejected',
      'withdrawn',
    ])
    expect(Object.keys(states.approval?.states ?? {})).toEqual([
      'supervisor-review',
      'manager-approval',
      'special-terms-approval',
      'approved',
    ])
    expect(Object.keys(serviceRequest.fields.properties)).toEqual([
      'account',
      'services',
      'deepNeeds',
      'changedNeeds',
      'organisationChanges',
      'changedUnderstanding',
      'amount',
      'requestDate',
      'desiredDate',
      'attachments',
      'result',
      'satisfaction',
    ])
  })

  it('offers special payment terms in its catalogue, the value its condition looks for', () => {
    expect(serviceRequest.options?.['service-catalogue']?.map(({ value }) => value)).toContain(
      'special-payment',
    )
  })

  it('ends a scenario at the act that is refused, and says why', () => {
    const [scenario] = serviceRequest.scenarios ?? []
    if (scenario === undefined) throw new Error('no scenarios')
    const wrong = { ...scenario, acts: [{ by: 'rep2', step: 'supervisor-review', outcome: 'approve' }] }
    const result = runScenario(compileDefinition(serviceRequest, 1), wrong, { directory: demoDirectory })
    expect(result).toMatchObject({ passed: false, stopped: { act: 0, refusal: { code: 'not-a-candidate' } } })
  })
})
