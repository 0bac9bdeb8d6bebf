import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { drain } from './drain.ts'

test('a server whose stream has just ended stops at once, though the connection was to be kept', async () => {
  const asked: ServerResponse[] = []
  const server = createServer((_, response) => {
    asked.push(response)
    response.write('data\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const agent = new Agent({ keepAlive: true })
  const { port } = server.address() as AddressInfo
  const [stream] = (await once(get({ port, agent }), 'response')) as [IncomingMessage]
  stream.resume()
  asked[0]?.end()
  const began = performance.now()
  await drain(server)
  expect(performance.now() - began).toBeLessThan(1000)
  agent.destroy()
})

test('an answer under way is finished before the server stops', async () => {
  const server = createServer((_, response) => {
    response.write('first, ')
    setTimeout(() => response.end('then the rest'), 200)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const [answer] = (await once(get({ port }), 'response')) as [IncomingMessage]
  const drained = drain(server)
  let text = ''
  for await (const chunk of answer) text += chunk
  expect(text).toBe('first, then the rest')
  await drained
})
