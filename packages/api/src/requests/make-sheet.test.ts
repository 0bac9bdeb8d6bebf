import { pagesOf, textOf } from '@countersign/documents/testing/read-pdf'
import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, signInAs } from '../testing/api-under-test.ts'
import { FIELDS, refused, SPECIAL_TERMS, startRequest } from '../testing/service-request.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

/** Without the breaks of lines and cells. */
const plain = (text: string): string => text.replaceAll(/\s/g, '')

const sheetFor = async (who: string, id: string, language = 'zh-CN') => {
  const headers = { cookie: await signInAs(api.app, who), 'accept-language': language }
  const response = await api.app.request(`/api/v1/instances/${id}/sheet`, { headers })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { headers: response.headers, text: plain(textOf(await pagesOf(bytes))) }
}

const nameIn = (headers: Headers): string =>
  decodeURIComponent(headers.get('content-disposition')?.replace("attachment; filename*=UTF-8''", '') ?? '')

describe('an approval sheet', () => {
  test('says who asked for what, and who decided how with which words', async () => {
    const request = await startRequest(api, { ...SPECIAL_TERMS, deepNeeds: '缩短交付周期，𠮷田先生要求' })
    await request.decide('supervisor', { outcome: 'return', opinion: '请补充需求', to: 'draft' })
    await request.command('rep', { command: 'submit', fields: { changedNeeds: '改为分批交付' } })
    await request.decide('supervisor', { outcome: 'approve', opinion: '需求属实，拟同意。' })
    const { text, headers } = await sheetFor('rep', request.id)
    for (const said of [
      '审批单',
      '特殊的付款方式',
      '缩短交付周期，〔U+20BB7〕田先生要求',
      '改为分批交付',
      '¥1,200.00',
    ])
      expect(text).toContain(plain(said))
    for (const said of [
      '请补充需求',
      '退回',
      '需求属实，拟同意。',
      '（第 2 次）',
      '办理中',
      '待办',
      '第 1 版',
      '1/1',
    ])
      expect(text).toContain(plain(said))
    const [hash = 'none'] = (
      await api.runtime.database.prisma.record.findMany({
        where: { instanceId: request.id },
        orderBy: { seq: 'desc' },
        take: 1,
      })
    ).map((record) => record.hash)
    expect(text).toContain(hash)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(nameIn(headers)).toMatch(/^大客户服务与支持申请 审批单 .+\.pdf$/)
  })

  test('is in the language of whoever reads it', async () => {
    const request = await startRequest(api)
    const { text, headers } = await sheetFor('supervisor', request.id, 'en')
    for (const said of ['approval sheet', 'In progress', 'Key accounts', 'Asia/Shanghai'])
      expect(text).toContain(plain(said))
    expect(nameIn(headers)).toMatch(/^Approval sheet .+\.pdf$/)
  })

  test('holds nothing that its reader may not see', async () => {
    const request = await startRequest(api)
    await request.decide('supervisor', { outcome: 'approve', opinion: '需求属实，拟同意。' })
    for (const who of ['admin', 'owner']) {
      const { text } = await sheetFor(who, request.id)
      expect(text).toContain('没有可以显示的内容')
      expect(text).not.toContain(FIELDS.deepNeeds)
      expect(text).not.toContain('需求属实')
    }
    const other = await api.ask('mkt-rep', `GET /api/v1/instances/${request.id}/sheet`)
    expect([other.status, refused(other).code]).toEqual([404, 'instance-unknown'])
  })

  test('of a draft with hardly anything in it is one all the same', async () => {
    const body = { definition: serviceRequest.key, fields: {}, submit: false }
    const { id } = (await api.ask('rep', 'POST /api/v1/instances', { body })).body as { id: string }
    expect((await sheetFor('rep', id)).text).toContain('草稿')
  })
})
