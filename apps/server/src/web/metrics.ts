import type { CommandAnswer } from '@countersign/runtime/command-request'
import type { Runtime } from '@countersign/runtime/runtime'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { measureQueues } from './measure-queues.ts'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What operators watch, in Prometheus's text format: answers, commands with their refusals, the queue, the process. */
export type Metrics = {
  readonly registry: Registry
  /** The same runtime with its commands measured. */
  measured(runtime: Runtime): Runtime
  readonly answers: MiddlewareHandler
}

export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'countersign_' })
  return {
    registry,
    measured: (runtime) => {
      measureQueues({ database: runtime.database, registry })
      return measured(runtime, registry)
    },
    answers: answers(registry),
  }
}

const measured = (runtime: Runtime, registry: Registry): Runtime => {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'countersign_command_seconds',
    help: 'Time from a command to its commit or refusal, by verb and result',
    labelNames: ['verb', 'result'],
    buckets: SECONDS,
    registers,
  })
  const refusals = new Counter({
    name: 'countersign_command_refusals_total',
    help: 'Commands refused, by code',
    labelNames: ['code'],
    registers,
  })
  const incidents = new Counter({
    name: 'countersign_incidents_total',
    help: 'Incidents that commands opened on requests, by code',
    labelNames: ['code'],
    registers,
  })
  new Gauge({
    name: 'countersign_commands_waiting',
    help: 'Commands that wait or run now',
    registers,
    collect() {
      this.set(runtime.load())
    },
  })
  const countIncidents = (verb: string, answer: CommandAnswer): void => {
    // A draft saved writes no record, so that the last one would be counted again.
    if (!answer.applied || answer.repeated || verb === 'save-draft') return
    const { incidents: open, seq } = answer.instance
    for (const incident of open) if (incident.seq === seq) incidents.inc({ code: incident.code })
  }
  const count = (verb: string, began: number, answer: CommandAnswer | null): void => {
    const result = answer === null ? 'failed' : answer.applied ? 'applied' : 'refused'
    seconds.observe({ verb, result }, (performance.now() - began) / 1000)
    if (answer?.applied === false) refusals.inc({ code: answer.code })
    if (answer !== null) countIncidents(verb, answer)
  }
  return {
    ...runtime,
    execute: async (request) => {
      const began = performance.now()
      let answer: CommandAnswer | null = null
      try {
        answer = await runtime.execute(request)
        return answer
      } finally {
        count(request.command.verb, began, answer)
      }
    },
  }
}

/** Counts answers by route pattern: an address with an id in it would be a series of its own. */
const answers = (registry: Registry): MiddlewareHandler => {
  const seconds = new Histogram({
    name: 'countersign_http_seconds',
    help: 'Time to answer a request, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  return async (context, next) => {
    const began = performance.now()
    await next()
    const labels = { method: context.req.method, route: routePath(context), status: context.res.status }
    seconds.observe(labels, (performance.now() - began) / 1000)
  }
}
