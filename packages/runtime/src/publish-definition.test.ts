import { serviceRequest } from '@countersign/flows/service-request'
import { expect, test } from 'vitest'
import { importBuiltIns } from './import-built-ins.ts'
import { publishDefinition } from './publish-definition.ts'
import { demoRuntime } from './testing/demo-runtime.ts'
import { applied, decideOpen, send, start } from './testing/request.ts'

const renamed = { ...serviceRequest, title: { zh: '服务申请（新版）', en: 'Service request, revised' } }

test('refuses an author who publishes their own work', async () => {
  await using demo = await demoRuntime()
  const answer = await publishDefinition(demo.runtime, {
    source: renamed,
    author: 'owner',
    publisher: 'owner',
  })
  expect(answer).toEqual({ published: false, code: 'author-publishes' })
})

test('refuses a definition that cannot run, and says where', async () => {
  await using demo = await demoRuntime()
  const broken = structuredClone(renamed)
  const draft = broken.machine.states['draft']
  if (draft?.on === undefined) throw new Error('the process has no draft')
  draft.on['submit'] = 'nowhere'
  const answer = await publishDefinition(demo.runtime, {
    source: broken,
    author: 'owner',
    publisher: 'publisher',
  })
  expect(answer).toMatchObject({ published: false, code: 'definition-faulty' })
  expect(JSON.stringify(answer)).toContain('/machine/states/draft')
})

test('lets running requests finish on their version and submits drafts to the live one', async () => {
  await using demo = await demoRuntime()
  const { runtime } = demo
  const running = applied(await start(runtime))
  const draft = applied(await start(runtime, { submit: false }))
  const published = await publishDefinition(runtime, {
    source: renamed,
    author: 'owner',
    publisher: 'publisher',
  })
  expect(published).toMatchObject({ published: true, version: 2 })
  expect(applied(await decideOpen(runtime, running, { by: 'supervisor' })).definition.version).toBe(1)
  const submitted = applied(await send(runtime, { id: draft.id, by: 'rep', command: { verb: 'submit' } }))
  expect(submitted.definition.version).toBe(2)
  expect(applied(await start(runtime)).definition.version).toBe(2)
})

test('brings a built-in once, and offers a newer one as a draft where the process was edited here', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const versions = () => database.prisma.definitionVersion.count({ where: { key: 'service-request' } })
  await importBuiltIns(runtime, [serviceRequest])
  expect(await versions()).toBe(1)
  await publishDefinition(runtime, { source: renamed, author: 'owner', publisher: 'publisher' })
  const newer = {
    ...serviceRequest,
    title: { zh: '服务申请（产品新版）', en: 'Service request, shipped anew' },
  }
  await importBuiltIns(runtime, [newer])
  expect(await versions()).toBe(2)
  expect(await database.prisma.definitionDraft.count()).toBe(1)
})

test('a built-in that does not fit this organisation waits as a draft, and the others are there', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const elsewhere = JSON.parse(
    JSON.stringify({ ...serviceRequest, key: 'elsewhere' }).replaceAll('"key-accounts"', '"no-such-place"'),
  )
  const another = { ...serviceRequest, key: 'another-request' }
  expect(await importBuiltIns(runtime, [elsewhere, another])).toEqual(['elsewhere'])
  const live = await database.prisma.definition.findMany({
    where: { key: { in: ['elsewhere', 'another-request'] } },
  })
  expect(live.map(({ key }) => key)).toEqual(['another-request'])
  expect(await database.prisma.definitionDraft.count({ where: { key: 'elsewhere' } })).toBe(1)
})
