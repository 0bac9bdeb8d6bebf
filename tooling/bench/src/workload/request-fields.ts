import type { FieldValues } from '@countersign/definition/field'
import { demoAccounts } from '@countersign/demo/accounts'
import { seededRandom } from './seeded-random.ts'

/** How many bytes of UTF-8 the fields of one request take as JSON. */
export const FIELDS_BYTES = 1024

const PHRASES = [
  '客户希望在下季度前完成生产线的扩建',
  '需要我方提供完整的技术培训方案',
  '采购部门与技术部门的意见尚未统一',
  '新任总经理更看重长期的合作关系',
  '交货周期须缩短至三周以内',
  '对售后服务的响应时间提出更高要求',
  'The customer compares three suppliers',
  'budget approved until the end of the year',
  '竞争对手已提交试用设备',
  '建议安排一次产品展示与座谈会',
]

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** The fields of a request whose account belongs to `rep`, exactly `FIELDS_BYTES` long, another one for each index. */
export const requestFields = (seed: number, index: number): FieldValues => {
  const random = seededRandom(seed * 7919 + index)
  const phrase = () => PHRASES[Math.floor(random() * PHRASES.length)] ?? ''
  const sentences = (count: number) => `${Array.from({ length: count }, phrase).join(',')}。`
  const account = demoAccounts.find(({ owner }) => owner === 'rep')
  if (account === undefined) throw new Error('the demo has no account of rep')
  const fields = {
    account: account.id,
    services: ['training', 'consulting'],
    deepNeeds: sentences(6),
    changedNeeds: sentences(4),
    organisationChanges: sentences(3),
    changedUnderstanding: '',
    amount: 1_000_000 + Math.floor(random() * 8_000_000),
    requestDate: '2026-11-02',
    desiredDate: '2026-12-18',
  }
  const room = FIELDS_BYTES - bytes(fields)
  if (room < 0) return requestFields(seed, index + 1_000_003)
  const word = () => Math.floor(random() * 36 ** 5).toString(36)
  let filling = ''
  while (filling.length < room) filling += `${word()} `
  return { ...fields, changedUnderstanding: filling.slice(0, room) }
}
