import { inTurn } from './said.ts'
import type { Story } from './story.ts'
import { accountId, dateAfter, NOON, Telling } from './telling.ts'
import type { WorkdayTime } from './workdays.ts'

/** How far a demo suggestion 建议 or complaint 投诉 came. */
type SuggestionCourse =
  | 'received'
  | 'reporting'
  | 'reviewing'
  | 'opinions'
  | 'director'
  | 'gm'
  | 'carrying-out'
  | 'replied'
  | 'waived'
  | 'refused'
  | 'late'

/** Course, workdays since it was received, account number, what the customer said, and whether it is a complaint. */
export type SuggestionRow = readonly [
  course: SuggestionCourse,
  workdaysBack: number,
  account: number,
  words: string,
  complaint?: true,
]

/** Accounts from 1 to 12 and 31 to 48 are rep's, the other key accounts rep2's. */
const ownerOf = (account: number): string =>
  account <= 12 || (account >= 31 && account <= 48) ? 'rep' : 'rep2'

const CHANNELS = ['phone', 'in-person', 'web', 'email'] as const
const KINDS = ['service', 'delivery', 'product', 'quality', 'price', 'other'] as const
const DEPARTMENTS = [
  ['technology', 'production', 'quality', 'after-sales'],
  ['production', 'quality'],
  ['technology', 'after-sales'],
  ['production', 'finance', 'after-sales'],
] as const
const HEADS: Readonly<Record<string, string>> = { 'after-sales': 'aftersales' }
const said = {
  causes: ['备件计划未覆盖易损件。', '现场培训次数偏少。', '排产未预留加急产能。', '包装规格沿用旧标准。'],
  feasible: ['可行，两个月内可以落实。', '可行，需要增加一名驻点人员。', '部分可行，分两步实施。'],
  comments: ['分析到位。', '同意，请补充成本测算后提交。', '同意送相关部门。'],
  opinions: ['可以落实，本部门配合。', '需要增加一次试制。', '同意，建议下季度开始。', '可行，注意成本。'],
  directors: ['同意采纳。', '同意，注意客户沟通节奏。'],
  gms: ['同意实施。', '同意，纳入改进计划。'],
  refusals: ['投入与收益不匹配，本年度不采纳，请向客户说明。'],
  results: ['已落实，客户反馈良好。', '首批改进已交付，效果稳定。'],
  replies: ['感谢您的建议，已纳入改进并开始实施。', '您的建议已采纳，下月起执行。'],
} as const

const pick = (list: readonly string[], telling: Telling): string => inTurn(list, telling.place)

const reportedOn = (telling: Telling, owner: string): Telling =>
  telling.completes(1, owner, {
    step: 'report',
    fields: { causes: pick(said.causes, telling), feasibility: pick(said.feasible, telling) },
  })

const summed = (telling: Telling, staff: string): Telling =>
  telling
    .completes(1, 'manager', {
      step: 'report-review',
      outcome: 'approve',
      opinion: pick(said.comments, telling),
    })
    .completes(0, staff, {
      step: 'summary',
      fields: {
        departments: [...departmentsOf(telling)],
        summaryTable: `${pick(said.causes, telling)}${pick(said.feasible, telling)}`,
      },
    })

const departmentsOf = ({ place }: Telling): readonly string[] =>
  DEPARTMENTS[place % DEPARTMENTS.length] ?? DEPARTMENTS[0]

/** Each department's opinion, but for the last so many. */
const answered = (telling: Telling, missing: number): Telling => {
  const departments = departmentsOf(telling)
  for (const [at, department] of departments.slice(0, departments.length - missing).entries())
    telling.completes(at === 0 ? 1 : 0, HEADS[department] ?? department, {
      step: 'department-opinion',
      outcome: 'approve',
      opinion: inTurn(said.opinions, telling.place + at),
    })
  return telling
}

const merged = (telling: Telling, staff: string): Telling =>
  telling.completes(1, staff, { step: 'merge', fields: { mergedOpinions: '各部门意见一致，建议采纳。' } })

const directed = (telling: Telling): Telling =>
  telling.completes(1, 'director', {
    step: 'director-review',
    outcome: 'approve',
    opinion: pick(said.directors, telling),
  })

const approved = (telling: Telling): Telling =>
  directed(telling).completes(1, 'gm', {
    step: 'gm-approval',
    outcome: 'approve',
    opinion: pick(said.gms, telling),
  })

const replied = (
  telling: Telling,
  owner: string,
  { days, step }: { days: number; step: string },
): Telling => {
  const repliedOn = telling.acts.at(-1)?.at ?? ''
  return telling.completes(days, owner, {
    step,
    fields: { replyText: pick(said.replies, telling), repliedOn: dateAfter(repliedOn, days), thanked: true },
  })
}

const executed = (telling: Telling, staff: string): Telling =>
  telling.completes(2, staff, { step: 'execution', fields: { executionResult: pick(said.results, telling) } })

/** Everything in order of how far it comes: each course ends after its own part. */
const goOn = (
  telling: Telling,
  course: SuggestionCourse,
  { owner, staff }: { readonly owner: string; readonly staff: string },
): void => {
  if (course === 'received') return
  telling.completes(0, staff, { step: 'acceptance', fields: { classification: pick(KINDS, telling) } })
  if (course === 'reporting') return
  reportedOn(telling, owner)
  if (course === 'reviewing') return
  summed(telling, staff)
  if (course === 'waived') {
    answered(telling, 1).completes(1, 'manager', {
      step: 'waiver',
      outcome: 'waive',
      opinion: '负责人出差，事后补充意见。',
    })
  } else answered(telling, course === 'opinions' ? 1 : 0)
  if (course === 'opinions') return
  merged(telling, staff)
  if (course === 'director') return
  if (course === 'refused') {
    telling.completes(1, 'director', {
      step: 'director-review',
      outcome: 'reject',
      opinion: pick(said.refusals, telling),
    })
    replied(telling, owner, { days: 1, step: 'refusal-reply' })
    return
  }
  if (course === 'gm') return void directed(telling)
  approved(telling)
  if (course === 'carrying-out') return
  replied(telling, owner, { days: course === 'late' ? 6 : 0, step: 'reply' })
  executed(telling, staff)
}

/** Writes out what became of one suggestion of the demo. */
export const tellSuggestion = (row: SuggestionRow, place: number, time: WorkdayTime): Story => {
  const [course, workdaysBack, account, customerWords, complaint = false] = row
  const owner = ownerOf(account)
  const staff = owner === 'rep' ? 'rep2' : 'rep'
  const telling = new Telling(time, place, workdaysBack)
  telling.later(0, owner, {
    verb: 'start',
    fields: {
      account: accountId(account),
      kind: complaint ? 'complaint' : 'suggestion',
      channel: CHANNELS[place % CHANNELS.length] ?? 'phone',
      customerWords,
      promiseDate: dateAfter(time(workdaysBack, NOON), course === 'late' ? 7 : 16),
    },
    submit: true,
  })
  goOn(telling, course, { owner, staff })
  const [first, ...more] = telling.acts
  if (first === undefined) throw new Error('a story begins with its start')
  return {
    key: `demo-suggestion-${place}`,
    definition: 'customer-suggestion',
    requester: owner,
    acts: [first, ...more],
  }
}

/** Thirty-six suggestions and complaints of half a year, the latest first. */
export const suggestionRows: readonly SuggestionRow[] = [
  ['received', 0, 1, '希望交货单上注明批次号，便于追溯。'],
  ['received', 1, 13, '送货车辆需要提前预约卸货口。'],
  ['reporting', 1, 36, '触摸屏在低温车间反应迟钝。', true],
  ['reporting', 2, 18, '希望增加备件包，覆盖易损件。'],
  ['reviewing', 2, 5, '软件升级能否安排在夜间进行。'],
  ['reviewing', 3, 50, '连续两次到货外箱破损。', true],
  ['opinions', 4, 8, '建议提供设备租赁方案。'],
  ['opinions', 5, 15, '希望培训资料有视频版本。'],
  ['director', 6, 40, '建议缩短年度保养的停机时间。'],
  ['director', 6, 20, '同型号产品两批颜色不一致。', true],
  ['gm', 7, 11, '希望在西南设立备件库。'],
  ['carrying-out', 8, 53, '建议开放设备数据接口。'],
  ['carrying-out', 9, 33, '希望合同变更有专人跟进。'],
  ['late', 22, 3, '报价回复太慢，影响投标。', true],
  ['late', 47, 61, '调试人员更换频繁，交接不清。', true],
  ['refused', 18, 44, '希望免费延保至五年。'],
  ['refused', 55, 57, '建议取消最低起订量。'],
  ['waived', 16, 6, '希望提供现场快速换模培训。'],
  ['replied', 15, 14, '建议增加中英文双语标签。'],
  ['replied', 19, 2, '希望每季度提供使用报告。'],
  ['replied', 23, 47, '建议优化包装，减少泡沫。'],
  ['replied', 27, 16, '售后电话高峰期难以接通。', true],
  ['replied', 32, 4, '希望送货前一天短信通知。'],
  ['replied', 36, 19, '建议提供远程诊断服务。'],
  ['replied', 41, 9, '发票信息多次填错。', true],
  ['replied', 46, 17, '希望维修工程师会操作新系统。'],
  ['replied', 52, 34, '建议统一接头规格。'],
  ['replied', 58, 54, '希望缩短样品寄送时间。'],
  ['replied', 64, 7, '设备噪声比上一代大。', true],
  ['replied', 70, 58, '建议每年组织一次用户交流。'],
  ['replied', 76, 38, '希望提供节能改造评估。'],
  ['replied', 83, 12, '现场指导书图片不清晰。'],
  ['replied', 90, 62, '建议增加安全联锁提示。'],
  ['replied', 97, 10, '到货时间与通知不符。', true],
  ['replied', 105, 42, '希望备件支持次日达。'],
  ['replied', 113, 51, '建议提供操作员等级认证。'],
]
