import type { Definition } from '@countersign/definition/definition'
import { serviceRequest } from '@countersign/flows/service-request'

export const BENCH_DEFINITION_KEY = 'bench-request'

/**
 * The service request, ending with the manager's approval: start, approve, approve are its three commands. Everything
 * else is the product's own process, timers, form and conditions included.
 */
export const benchDefinition = (): Definition => {
  const { machine, delays, ...rest } = structuredClone(serviceRequest) as Definition
  const { 'in-service': _service, approval, ...states } = machine.states ?? {}
  if (approval === undefined) throw new Error('the service request has no approval any more')
  const { service: _delay, ...used } = delays ?? {}
  return {
    ...rest,
    key: BENCH_DEFINITION_KEY,
    title: { zh: '测速申请', en: 'Benchmark request' },
    delays: used,
    machine: { ...machine, states: { ...states, approval: { ...approval, onDone: 'closed' } } },
    scenarios: [],
  }
}
