import { chartMight, fireChart } from '../advance.ts'
import { refuse } from '../refusal.ts'
import { deliver } from '../work.ts'
import { refuseUnlessRequester, refuseUnlessRunning, waiting } from './standing.ts'
import type { VerbRule } from './verb.ts'

const MAX_REASON = 2000

/** Withdraw 撤回: the requester takes the request back, until the last decision; the chart says how far that is. */
export const withdraw: VerbRule<'withdraw'> = {
  verb: 'withdraw',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work) ?? refuseUnlessRequester(work)
    if (refusal !== null) return refusal
    if (work.instance.status === 'draft') return refuse('nothing-submitted-yet')
    return chartMight(work, 'withdraw') ? null : refuse('past-last-decision')
  },
  execute: (work, { reason = '' }) => {
    if (reason.length > MAX_REASON)
      return refuse('text-too-long', { max: MAX_REASON }, [
        { path: '/reason', code: 'too-long', params: { max: MAX_REASON } },
      ])
    const told = waiting(work)
    if (!fireChart(work, 'withdraw')) return refuse('past-last-decision')
    deliver(work, told, { kind: 'withdrawn', params: {} })
    return null
  },
}
