import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type RequestEnvironment, requestLog } from './request-log.ts'
import { currentRequest } from './request-scope.ts'

test('what is done for a request knows its id, also when others are answered meanwhile', async () => {
  const app = new Hono<RequestEnvironment>()
  app.use(requestLog({ log: pino({ level: 'silent' }), proxies: [] }))
  app.get('/', async (context) => {
    await sleep(5)
    return context.text(currentRequest() ?? 'none')
  })
  const ids = ['request-one', 'request-two', 'request-three']
  const answers = await Promise.all(ids.map((id) => app.request('/', { headers: { 'x-request-id': id } })))
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(ids)
  expect(currentRequest()).toBeNull()
})
