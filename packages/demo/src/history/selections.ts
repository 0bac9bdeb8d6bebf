import { inTurn } from './said.ts'
import type { Story } from './story.ts'
import { accountId, Telling } from './telling.ts'
import type { WorkdayTime } from './workdays.ts'

/** How far a demo selection 大客户筛选 came. */
type SelectionCourse =
  | 'standard'
  | 'needs'
  | 'evaluating'
  | 'scoring'
  | 'supervisor'
  | 'manager'
  | 'registering'
  | 'archiving'
  | 'archived'
  | 'disqualified'
  | 'stopped'

/** Course, workdays since it was begun, and the number of an account of Marketing's. */
export type SelectionRow = readonly [course: SelectionCourse, workdaysBack: number, account: number]

const REP = 'mkt-rep'
const said = {
  data: ['年采购三千万元，三年内扩产一倍。', '区域龙头，渠道覆盖六省。', '新能源配套企业，增速较快。'],
  basis: ['年销售额超过划分标准。', '采购集中度高，长期合作意愿明确。'],
  needs: ['稳定供货与快速维修。', '整线方案与融资支持。', '双语资料与海外服务。'],
  fit: ['现有产品可覆盖八成需求。', '技术匹配，交期需要协调。'],
  rivals: ['华腾机电', '中远自动化', '启辰装备'],
  confirmed: ['同意列为大客户。', '资料充分，同意。'],
  refused: ['付款记录不良，暂不列入。'],
} as const

const money = (place: number): number => (20 + ((place * 13) % 60)) * 100_000_000

/** Everything in order of how far it comes: each course ends after its own part. */
const goOn = (telling: Telling, course: SelectionCourse): void => {
  const { place } = telling
  const pick = (list: readonly string[]): string => inTurn(list, place)
  if (course === 'standard') return
  if (course === 'stopped') {
    telling.completes(1, REP, {
      step: 'standard',
      outcome: 'stop',
      fields: { annualSales: money(place) / 10, stopReason: '年销售额低于划分标准。' },
    })
    return
  }
  telling.completes(1, REP, {
    step: 'standard',
    outcome: 'qualify',
    fields: { annualSales: money(place), standardBasis: pick(said.basis) },
  })
  if (course === 'needs') return
  telling.completes(1, REP, { step: 'needs-analysis', fields: { needs: pick(said.needs) } })
  telling.completes(1, REP, {
    step: 'competitor-analysis',
    fields: { competitors: [{ name: pick(said.rivals), product: '同类产品', service: '响应较慢' }] },
  })
  if (course === 'evaluating') return
  telling
    .completes(1, REP, {
      step: 'resources',
      fields: {
        technologyResources: '可满足精度要求。',
        productionResources: '月产能有余量。',
        afterSalesResources: '当地有服务站。',
      },
    })
    .completes(0, REP, { step: 'fit-analysis', fields: { fit: pick(said.fit), likelihood: 3 + (place % 3) } })
  if (course === 'scoring') return
  telling.completes(1, REP, {
    step: 'risk-sheet',
    fields: {
      riskAdvantage: 3 + (place % 3),
      riskNeeds: 4,
      riskCompetitors: 2 + (place % 3),
      riskFit: 3 + (place % 2),
      riskPayment: course === 'disqualified' ? 1 : 4,
    },
  })
  if (course === 'supervisor') return
  const confirm = { outcome: 'confirm', opinion: pick(said.confirmed) }
  telling.completes(1, 'mkt-supervisor', { step: 'supervisor-review', ...confirm })
  if (course === 'manager') return
  if (course === 'disqualified') {
    telling.completes(1, 'mkt-manager', {
      step: 'manager-review',
      outcome: 'disqualify',
      opinion: pick(said.refused),
    })
    return
  }
  telling.completes(1, 'mkt-manager', { step: 'manager-review', ...confirm })
  if (course === 'registering') return
  telling.completes(1, REP, { step: 'registration', fields: { owner: place % 2 === 0 ? 'rep' : 'rep2' } })
  if (course === 'archiving') return
  telling.completes(1, 'archive', { step: 'dossier' })
}

/** Writes out one selection of the demo. */
export const tellSelection = (row: SelectionRow, place: number, time: WorkdayTime): Story => {
  const [course, workdaysBack, account] = row
  const telling = new Telling(time, place, workdaysBack)
  telling.later(0, REP, {
    verb: 'start',
    fields: {
      account: accountId(account),
      customerType: (['value', 'strategic', 'transaction'] as const)[place % 3] ?? 'value',
      dataSummary: inTurn(said.data, place),
    },
    submit: true,
  })
  goOn(telling, course)
  const [first, ...more] = telling.acts
  if (first === undefined) throw new Error('a story begins with its start')
  return {
    key: `demo-selection-${place}`,
    definition: 'key-account-selection',
    requester: REP,
    acts: [first, ...more],
  }
}

/** Twenty selections of half a year, the latest first, each of another account of Marketing's rep. */
export const selectionRows: readonly SelectionRow[] = [
  ['standard', 0, 27],
  ['standard', 2, 92],
  ['needs', 3, 93],
  ['evaluating', 4, 94],
  ['evaluating', 5, 95],
  ['scoring', 6, 96],
  ['supervisor', 7, 97],
  ['supervisor', 9, 98],
  ['manager', 9, 99],
  ['registering', 11, 100],
  ['archiving', 13, 101],
  ['disqualified', 25, 102],
  ['stopped', 31, 103],
  ['archived', 38, 104],
  ['archived', 52, 105],
  ['disqualified', 63, 106],
  ['archived', 74, 107],
  ['archived', 86, 108],
  ['stopped', 99, 109],
  ['archived', 112, 110],
]
