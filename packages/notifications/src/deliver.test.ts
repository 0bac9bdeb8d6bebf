import { expect, test } from 'vitest'
import type { Channel, Message } from './channel.ts'
import { deliverBy } from './deliver.ts'

const message: Message = {
  instanceId: '0191b6a0-0000-8000-8000-000000000001',
  seq: 1,
  ordinal: 1,
  recipient: 'supervisor',
  kind: 'task-opened',
  params: { step: 'supervisor-review' },
  at: '2026-11-02T02:00:00.000Z',
}

test('a channel that fails keeps no other from the message, and the failure is told so that it is tried again', async () => {
  const carried: Message[] = []
  const broken: Channel = { name: 'mail', carry: () => Promise.reject(new Error('no route')) }
  const working: Channel = { name: 'in-app', carry: async (one) => void carried.push(one) }
  await expect(deliverBy([broken, working])(message)).rejects.toThrow('1 of 2 channels failed')
  expect(carried).toEqual([message])
})

test('a message carried over every channel succeeds', async () => {
  const carried: string[] = []
  const channel = (name: string): Channel => ({ name, carry: async () => void carried.push(name) })
  await deliverBy([channel('in-app'), channel('mail')])(message)
  expect(carried.sort()).toEqual(['in-app', 'mail'])
})
