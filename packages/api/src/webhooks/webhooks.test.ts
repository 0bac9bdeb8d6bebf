import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'

let api: ApiUnderTest
beforeEach(async () => {
  api = await apiUnderTest([])
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Body = { result?: { data: unknown }; error?: { data: { problem: { code: string; errors: object[] } } } }

const asked = async <T>(path: string, body?: object): Promise<T> => {
  const method = body === undefined ? 'GET' : 'POST'
  const answer = await api.ask(
    'admin',
    `${method} /trpc/webhooks.${path}`,
    body === undefined ? {} : { body },
  )
  const { result, error } = answer.body as Body
  return (result?.data ?? error?.data.problem.code) as T
}

const ERP = { key: 'erp', url: 'https://erp.example/hook', allowPrivate: false, renew: false }
const saved = (change: object = {}) => asked<{ secret: string | null }>('save', { ...ERP, ...change })
const kept = async () => {
  const { value } = await api.runtime.database.prisma.setting.findUniqueOrThrow({
    where: { key: 'webhook.erp' },
  })
  return value as { secret: string; url: string }
}

describe('a webhook', () => {
  test('shows its secret once, and signs with it until it is renewed', async () => {
    const { secret } = await saved()
    expect(secret).toMatch(/^whsec_.{40,}$/)
    expect(await asked('list')).toEqual({
      items: [{ key: 'erp', url: 'https://erp.example/hook', allowPrivate: false }],
    })
    expect(await saved({ url: 'https://erp.example/other' })).toEqual({ secret: null })
    expect(await kept()).toMatchObject({ secret, url: 'https://erp.example/other' })
    const renewed = await saved({ renew: true })
    expect(renewed.secret).not.toBe(secret)
    expect((await kept()).secret).toBe(renewed.secret)
  })

  test.each(['ftp://erp.example/', 'javascript:alert(1)', 'erp', ''])(
    'is not saved with the address %j',
    async (url) => {
      expect(await asked('save', { ...ERP, url })).toBe('malformed')
      expect(await asked('list')).toEqual({ items: [] })
    },
  )

  test('that was removed is gone, and is not removed again', async () => {
    await saved()
    expect(await asked('remove', { key: 'erp' })).toEqual({})
    expect(await asked('remove', { key: 'erp' })).toBe('not-found')
    expect(await asked('list')).toEqual({ items: [] })
  })

  test('says what came of a try', async () => {
    expect(await asked('try', { key: 'erp' })).toEqual({ is: 'refused', because: 'webhook-unknown' })
  })

  test('leaves every change in the record of changes, and never the secret', async () => {
    const { secret } = await saved()
    await saved({ allowPrivate: true, renew: true })
    await asked('remove', { key: 'erp' })
    const { body } = await api.ask('admin', 'GET /trpc/people.changes?input=%7B%22kind%22%3A%22webhook%22%7D')
    const { items } = (body as { result: { data: { items: { differences: object[] }[] } } }).result.data
    expect(items.map(({ differences }) => differences)).toEqual([
      [
        {
          field: 'webhook',
          before: ['https://erp.example/hook', '可以在内网'],
          after: [],
        },
      ],
      [
        {
          field: 'webhook',
          before: ['https://erp.example/hook'],
          after: ['https://erp.example/hook', '可以在内网', '密钥已更换'],
        },
      ],
      [{ field: 'webhook', before: [], after: ['https://erp.example/hook'] }],
    ])
    expect(JSON.stringify(items)).not.toContain(secret)
  })
})
