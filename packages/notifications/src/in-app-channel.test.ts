import { testDatabase } from '@countersign/database/testing'
import { expect, test } from 'vitest'
import { inAppChannel } from './in-app-channel.ts'

const message = {
  instanceId: '0191b6a0-0000-8000-8000-000000000001',
  seq: 2,
  ordinal: 1,
  recipient: 'supervisor',
  kind: 'task-opened',
  params: { step: 'supervisor-review' },
  at: '2026-11-02T02:00:00.000Z',
}

test('a message carried twice is one notice, and what was read stays read', async () => {
  await using database = await testDatabase()
  const channel = inAppChannel(database)
  await channel.carry(message)
  await database.prisma.notice.updateMany({ data: { readAt: new Date('2026-11-02T03:00:00.000Z') } })
  await channel.carry(message)
  const notices = await database.prisma.notice.findMany()
  expect(notices).toEqual([
    {
      personId: 'supervisor',
      instanceId: message.instanceId,
      seq: 2,
      ordinal: 1,
      kind: 'task-opened',
      params: { step: 'supervisor-review' },
      at: new Date(message.at),
      readAt: new Date('2026-11-02T03:00:00.000Z'),
    },
  ])
})

test('the same event is a notice of its own for each person', async () => {
  await using database = await testDatabase()
  const channel = inAppChannel(database)
  await channel.carry(message)
  await channel.carry({ ...message, recipient: 'manager', ordinal: 2 })
  expect(await database.prisma.notice.count()).toBe(2)
})
