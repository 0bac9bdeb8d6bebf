import type { Figures } from '@countersign/accounts/figures'
import { gradeOf } from '@countersign/accounts/grade'
import { DEFAULT_RULES } from '@countersign/accounts/grading-rules'
import type { Profile } from '@countersign/accounts/profile'
import { demoAccounts } from './accounts.ts'
import { TRADES, tradeOf } from './company-names.ts'

/** What is known of a demo account beside its name and owner. */
export type DemoAccountBook = {
  readonly id: string
  readonly customerType: 'strategic' | 'value' | 'transaction'
  readonly category: 'head' | 'emerging' | 'high-value' | 'brand' | null
  readonly relationship: number
  readonly profile: Profile
  readonly figures: Figures
  readonly gradeAbc: string | null
  readonly gradeValue: string | null
  readonly gradeFamilies: string | null
}

export type DemoContact = {
  readonly accountId: string
  readonly contactId: string
  readonly name: string
  readonly position: string
  readonly phone: string
  readonly layer: string
  readonly role: string
  readonly stance: string
  readonly relationship: number
}

const REGIONS = ['江苏', '浙江', '广东', '山东', '四川', '湖北', '福建', '河南', '辽宁', '陕西'] as const
const TYPES = ['value', 'transaction', 'strategic', 'value', 'transaction'] as const
const CATEGORIES = ['head', null, 'emerging', null, 'high-value', null, 'brand', null] as const

const of = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item

/** Numbers that look unordered and are always the same: 0 to `most - 1`. */
const drawn = (at: number, salt: number, most: number): number => (at * 7919 + salt * 104_729) % most

const WAN = 1_000_000

const figuresOf = (at: number): Figures => {
  // Of one account in six nothing was measured yet.
  if (at % 6 === 5) return {}
  const size = 1 + drawn(at, 1, 10)
  return {
    share: 5 + drawn(at, 2, 60),
    annualAmount: size * size * 12 * WAN,
    stability: 1 + drawn(at, 3, 5),
    potential: 1 + drawn(at, 4, 5),
    loyalty: 1 + drawn(at, 5, 5),
    cumulativeAmount: size * size * (20 + drawn(at, 6, 20)) * WAN,
    profit: size * size * (1 + drawn(at, 7, 2)) * WAN,
    averageOrder: size * (2 + drawn(at, 8, 6)) * WAN,
    collectionDays: 25 + drawn(at, 9, 90),
    debt: drawn(at, 10, 8) * 5 * WAN,
    industryValue: 1 + drawn(at, 11, 5),
    valuePosition: 1 + drawn(at, 12, 5),
    buyingStandard: 1 + drawn(at, 13, 5),
  }
}

const profileOf = (at: number): Profile => {
  const { industry, products } = at < 30 ? of(TRADES, at) : tradeOf(at - 30)
  const basic = { industry, region: of(REGIONS, at), mainProducts: products }
  if (at % 3 === 0) return basic
  const more = {
    ...basic,
    annualSales: (3 + drawn(at, 14, 60)) * 1000 * WAN,
    collectionDays: 30 + drawn(at, 15, 60),
    whoBuys: of(['采购部', '生产部', '总经办'], at),
    deepNeeds: of(['稳定供货与快速维修。', '降低总采购成本。', '缩短新品导入周期。'], at),
  }
  if (at % 3 === 1) return more
  return {
    ...more,
    budget: '年度预算已批，按季度使用。',
    projectPlan: '下一年度扩建一条产线。',
    decisionMaker: '生产副总，日常联系采购经理。',
    decisionProcess: '技术评审后由总经理办公会决定。',
    otherSuppliers: '现有两家供应商。',
    competitors: '价格较低，服务响应慢。',
  }
}

/** The account book of the demo, in the order of its accounts. */
export const demoAccountBook: readonly DemoAccountBook[] = demoAccounts.map(({ id }, at) => {
  const figures = figuresOf(at)
  return {
    id,
    customerType: of(TYPES, at),
    category: of(CATEGORIES, at),
    relationship: 1 + drawn(at, 16, 5),
    profile: profileOf(at),
    figures,
    gradeAbc: gradeOf(DEFAULT_RULES.abc, figures),
    gradeValue: gradeOf(DEFAULT_RULES.value, figures),
    gradeFamilies: gradeOf(DEFAULT_RULES.families, figures),
  }
})

const FAMILY_NAMES = ['赵', '钱', '孙', '周', '冯', '褚', '卫', '蒋', '沈', '韩', '杨', '秦'] as const
const PARTS = [
  { position: '采购经理', layer: 'management', role: 'purchaser', stance: 'supporter' },
  { position: '生产副总', layer: 'decision', role: 'decider', stance: 'neutral' },
  { position: '设备科长', layer: 'execution', role: 'technical', stance: 'coach' },
] as const

const contactId = (at: number, part: number): string =>
  `0199a000-0000-8000-8${String(part).padStart(3, '0')}-${String(at + 1).padStart(12, '0')}`

/** Two or three people of each account but every third, of which nobody is known yet. */
export const demoContacts: readonly DemoContact[] = demoAccounts.flatMap(({ id }, at) =>
  at % 3 === 0
    ? []
    : PARTS.slice(0, 1 + (at % 3)).map((part, place) => ({
        accountId: id,
        contactId: contactId(at, place),
        name: `${of(FAMILY_NAMES, at * 3 + place)}${of(['建国', '晓燕', '志明', '丽', '海波'], at + place)}`,
        ...part,
        phone: `1380000${String(1000 + ((at * 3 + place) % 9000))}`,
        relationship: 1 + drawn(at + place, 17, 5),
      })),
)
