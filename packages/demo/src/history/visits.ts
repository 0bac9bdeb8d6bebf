import { inTurn } from './said.ts'
import type { Story } from './story.ts'
import { accountId, dateAfter, NOON, Telling } from './telling.ts'
import type { WorkdayTime } from './workdays.ts'

/** How far a demo visit 拜访 came. */
type VisitCourse = 'planned' | 'appointed' | 'reported' | 'following-up' | 'filed'

/** Course, workdays since it was begun, account number, and who leads it. */
export type VisitRow = readonly [course: VisitCourse, workdaysBack: number, account: number, lead: string]

const topics = {
  purposes: ['年度回访', '了解扩产计划', '介绍新产品', '跟进交付情况', '核对年度框架', '处理质量反馈'],
  goals: ['确认下季度需求', '约定技术交流', '了解预算与决策流程', '确认验收安排', '收集改进意见'],
  places: ['客户会议室', '客户生产现场', '客户研发中心', '公司展厅'],
  met: ['采购经理、设备科长', '生产副总、采购经理', '总经理、财务负责人', '研发负责人'],
  talking: [
    '扩产计划与供货周期。',
    '新产品试用与培训安排。',
    '交期、备件与售后响应。',
    '年度价格与付款节点。',
    '新线设备的兼容要求。',
  ],
  thoughts: ['希望缩短交期。', '认可质量，关注总成本。', '愿意先做小批量试用。', '期待固定的技术联系人。'],
  proposals: ['安排一次技术交流。', '提交整体方案与报价。', '协调售后增加备件。', '邀请参观样板项目。'],
  latest: ['下半年新增一条产线。', '采购权限上收到集团。', '更换了设备科长。', '正在评估第二供应商。'],
  opportunities: ['新产线设备采购', '备件年度框架', '培训服务', '旧设备改造'],
  problems: ['备件交期过长', '现场服务响应慢', '图纸版本不一致', '包装破损'],
  lessons: ['提前发送议程，沟通效率高。', '现场演示效果好。', '资料准备充分。', '客户参与人数超出预期。'],
  shortcomings: ['未见到决策人。', '报价资料准备不足。', '对竞品了解不够。', '时间安排偏紧。'],
} as const

const LEADS_TARGETS = 'dev-supervisor'

const planned = (telling: Telling, lead: string, visitOn: string): Telling => {
  const { place } = telling
  telling.completes(0, lead, {
    step: 'timing',
    fields: { visitOn, mode: place % 5 === 4 ? 'online' : 'face-to-face' },
  })
  if (lead === LEADS_TARGETS)
    telling.completes(1, lead, {
      step: 'pre-visit-discussion',
      fields: { discussion: '明确分工：主管谈合作框架，同事记录需求。' },
    })
  return telling.completes(0, lead, {
    step: 'plan',
    fields: { materials: '公司介绍、案例、报价框架', place: inTurn(topics.places, place) },
  })
}

const appointed = (telling: Telling, lead: string, visitOn: string): Telling =>
  telling
    .completes(1, lead, {
      step: 'appointment',
      fields: {
        appointmentBy: telling.place % 2 === 0 ? 'phone' : 'in-person',
        appointmentOn: visitOn,
        appointmentPlace: inTurn(topics.places, telling.place),
      },
    })
    .completes(1, lead, {
      step: 'preparation',
      fields: { preparation: '样品一套，正装。', budget: 60_000 + (telling.place % 5) * 20_000 },
    })

const reported = (telling: Telling, lead: string, visitOn: string): Telling => {
  const { place } = telling
  return telling
    .completes(2, lead, {
      step: 'visit',
      fields: {
        visitedOn: visitOn,
        visitedPlace: inTurn(topics.places, place),
        contactsMet: inTurn(topics.met, place),
        talkingPoints: inTurn(topics.talking, place),
        customerThoughts: inTurn(topics.thoughts, place),
        proposals: inTurn(topics.proposals, place),
        latestInformation: inTurn(topics.latest, place),
      },
    })
    .completes(0, lead, {
      step: 'opportunity-finding',
      fields:
        place % 3 === 0
          ? {}
          : { opportunities: [{ text: inTurn(topics.opportunities, place), department: 'key-accounts' }] },
    })
    .completes(0, lead, {
      step: 'problem-handling',
      fields:
        place % 4 === 0
          ? { problems: [{ text: inTurn(topics.problems, place), department: 'after-sales' }] }
          : {},
    })
}

const summed = (telling: Telling, lead: string): Telling =>
  telling.completes(1, lead, {
    step: 'summary',
    fields: {
      analysis: '达到了拜访目标。',
      experience: inTurn(topics.lessons, telling.place),
      shortcomings: inTurn(topics.shortcomings, telling.place),
      improvements: '下次提前一周确认参会人。',
    },
  })

/** Writes out what happened on one visit of the demo. */
export const tellVisit = (row: VisitRow, place: number, time: WorkdayTime): Story => {
  const [course, workdaysBack, account, lead] = row
  const telling = new Telling(time, place, workdaysBack)
  // Over by now where it was held, still to come where it was not.
  const ahead = course === 'planned' || course === 'appointed' ? 3 + (place % 12) : 5
  const visitOn = `${dateAfter(time(workdaysBack, NOON), ahead)}T${place % 2 === 0 ? '02:00' : '06:30'}:00.000Z`
  telling.later(0, lead, {
    verb: 'start',
    fields: {
      account: accountId(account),
      purpose: inTurn(topics.purposes, place),
      goals: inTurn(topics.goals, place),
    },
    submit: true,
  })
  planned(telling, lead, visitOn)
  if (course !== 'planned') appointed(telling, lead, visitOn)
  if (course !== 'planned' && course !== 'appointed') reported(telling, lead, visitOn)
  if (course === 'following-up' || course === 'filed') summed(telling, lead)
  if (course === 'filed' && lead === LEADS_TARGETS)
    telling.completes(2, lead, {
      step: 'follow-up',
      fields: {
        followUpBy: place % 2 === 0 ? 'phone' : 'visit',
        followUpOn: dateAfter(visitOn, 6),
        followUpNotes: inTurn(topics.thoughts, place + 1),
      },
    })
  const [first, ...more] = telling.acts
  if (first === undefined) throw new Error('a story begins with its start')
  return { key: `demo-visit-${place}`, definition: 'account-visit', requester: lead, acts: [first, ...more] }
}

/** Who leads how many visits of which accounts; a target account is visited under a supervisor. */
const REP_ACCOUNTS = [1, 3, 5, 8, 11, 33, 36, 40, 44, 47] as const
const REP2_ACCOUNTS = [13, 15, 18, 20, 50, 53, 57, 61] as const
const TARGETS = [21, 23, 25, 65, 67, 69] as const

/** Sixty visits of half a year, the latest first. */
export const visitRows: readonly VisitRow[] = [
  ...([0, 0, 1, 1, 2] as const).map((days, at): VisitRow => ['planned', days, REP_ACCOUNTS[at] ?? 1, 'rep']),
  ...([2, 3, 3, 4] as const).map(
    (days, at): VisitRow => ['appointed', days, REP2_ACCOUNTS[at] ?? 13, 'rep2'],
  ),
  ['reported', 6, TARGETS[0], LEADS_TARGETS],
  ['following-up', 8, TARGETS[1], LEADS_TARGETS],
  ['following-up', 15, TARGETS[2], LEADS_TARGETS],
  ...Array.from({ length: 48 }, (_, at): VisitRow => {
    const back = 12 + Math.floor(at * 2.3)
    if (at % 6 === 5) return ['filed', back, inTurn(TARGETS, at), LEADS_TARGETS]
    return at % 2 === 0
      ? ['filed', back, inTurn(REP_ACCOUNTS, at), 'rep']
      : ['filed', back, inTurn(REP2_ACCOUNTS, at), 'rep2']
  }),
]
