import { builtIn } from '@countersign/flows/built-in'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry, Page } from '../person/answers.ts'
import { playScenario } from '../person/play-scenario.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'

let server: DemoServer
beforeAll(async () => {
  server = await demoServer()
})
afterAll(() => server?.[Symbol.asyncDispose]())

/** The service request has a suite of its own. */
const others = builtIn.filter(({ key }) => key !== 'service-request')

describe.each(others.map((definition) => [definition.key, definition] as const))(
  '%s over REST',
  { timeout: 60_000 },
  (key, { scenarios = [] }) => {
    it.each(scenarios.map((scenario) => [scenario.title.en, scenario] as const))(
      '%s',
      async (_, scenario) => {
        const { request, requester } = await playScenario(server, key, scenario)
        expect(request.status).toBe(scenario.expect.status)
        const { items } = await requester.get<Page<LogEntry>>(`/instances/${request.id}/records`)
        expect(items[0]?.verb).toBe('start')
        if (scenario.expect.status === 'running')
          expect(request.steps.map(({ id }) => id)).toEqual(
            expect.arrayContaining(scenario.expect.path.slice(-1)),
          )
      },
    )
  },
)
