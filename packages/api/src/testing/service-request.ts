import { serviceRequest } from '@countersign/flows/service-request'
import type { ApiAnswer, ApiUnderTest, Asking } from './api-under-test.ts'

/** Fields of a service request about an account of `rep`'s. */
export const FIELDS = {
  account: 'ka-0001',
  services: ['product-advice'],
  deepNeeds: '缩短交付周期',
  amount: 120_000,
  desiredDate: '2026-12-31',
}
export const SPECIAL_TERMS = { ...FIELDS, services: ['special-payment'] }

/** What the tests read of an instance. */
export type Shown = {
  readonly id: string
  readonly status: string
  readonly revision: number
  readonly fields: Readonly<Record<string, unknown>>
  readonly steps: readonly { readonly id: string }[]
  readonly tasks: readonly { readonly id: string; readonly state: string; readonly vote: unknown }[]
}

/** What the tests read of a problem. */
export type Refused = {
  readonly code: string
  readonly detail: string
  readonly errors: readonly { readonly path: string; readonly code: string }[]
  readonly decidedBy?: { readonly id: string; readonly name: string }
  readonly decidedAt?: string
}

export const shown = (answer: ApiAnswer): Shown => answer.body as Shown
export const refused = (answer: ApiAnswer): Refused => answer.body as Refused

/** A submitted service request by `rep`, and the calls that move it on over REST. */
export const startRequest = async (api: ApiUnderTest, fields: object = FIELDS) => {
  const body = { definition: serviceRequest.key, fields, submit: true }
  const { id } = shown(await api.ask('rep', 'POST /api/v1/instances', { body }))
  const view = async (who = 'rep') => shown(await api.ask(who, `GET /api/v1/instances/${id}`))
  const openTask = async () => (await view()).tasks.find(({ state }) => state === 'open')?.id ?? 'none'
  const decideTask = (who: string, task: string, decision: object, asking: Asking = {}) =>
    api.ask(who, `POST /api/v1/tasks/${task}/decide`, { ...asking, body: { opinion: '同意', ...decision } })
  return {
    id,
    view,
    openTask,
    decideTask,
    decide: async (who: string, decision: object, asking: Asking = {}) =>
      decideTask(who, await openTask(), decision, asking),
    command: (who: string, command: object, asking: Asking = {}) =>
      api.ask(who, `POST /api/v1/instances/${id}/commands`, { ...asking, body: command }),
  }
}
