import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'
import { type Shown, shown } from '../testing/service-request.ts'

const { note, papers } = openRequest.fields.properties
const definition = {
  ...openRequest,
  key: 'private-request',
  fields: {
    ...openRequest.fields,
    properties: { note, papers, illness: { ...note, 'x-sensitive': 'health' } },
  },
}

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([definition])
})
afterAll(async () => {
  await api[Symbol.asyncDispose]()
})

const start = async (): Promise<string> => {
  const body = { definition: definition.key, fields: { note: '探亲', illness: '手术' }, submit: true }
  return shown(await api.ask('rep', 'POST /api/v1/instances', { body })).id
}

const viewFor = async (who: string, id: string): Promise<Shown> =>
  shown(await api.ask(who, `GET /api/v1/instances/${id}`))
const fieldsFor = async (who: string, id: string) => (await viewFor(who, id)).fields

describe('the fields somebody is shown', () => {
  test('hold sensitive ones for the requester and whoever takes part, not for superiors who only look on', async () => {
    const id = await start()
    expect(await fieldsFor('rep', id)).toEqual({ note: '探亲', illness: '手术' })
    expect(await fieldsFor('director', id)).toEqual({ note: '探亲', illness: '手术' })
    expect(await fieldsFor('supervisor', id)).toEqual({ note: '探亲' })
  })

  test('hold what the requester typed and has not sent for nobody but themselves', async () => {
    const id = await start()
    const open = (await viewFor('rep', id)).tasks.find(({ state }) => state === 'open')?.id
    const decision = { outcome: 'return', opinion: '请改' }
    await api.ask('director', `POST /api/v1/tasks/${open}/decide`, { body: decision })
    const typed = { command: 'save-draft', fields: { note: '还没想好' } }
    await api.ask('rep', `POST /api/v1/instances/${id}/commands`, { body: typed })
    expect(await fieldsFor('rep', id)).toMatchObject({ note: '还没想好' })
    expect(await fieldsFor('supervisor', id)).toMatchObject({ note: '探亲' })
  })
})
