import { choice, date, instant, line, money, paragraph, reference, references } from '../field-parts.ts'

const finding = (zh: string, en: string) =>
  ({
    type: 'array',
    maxItems: 50,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['text', 'department'],
      properties: {
        text: line('内容', 'What'),
        department: reference('department', '相关部门', 'Department concerned'),
      },
    },
    'x-label': { zh, en },
  }) as const

/** The form of a visit 大客户拜访: what is planned, what was learnt, what follows. Money is in fen. */
export const visitFields = {
  type: 'object',
  additionalProperties: false,
  required: ['account', 'purpose', 'goals'],
  properties: {
    account: reference('account', '客户', 'Account'),
    purpose: paragraph('拜访目的', 'Purpose'),
    goals: paragraph('拜访目标', 'Goals'),
    visitOn: instant('拜访时机', 'When'),
    mode: choice('visit-modes', '拜访方式', 'Mode', [
      '目标大客户以面谈为宜。',
      'Face to face is preferred for target accounts.',
    ]),
    discussion: paragraph('拜访前讨论', 'Pre-visit discussion'),
    materials: paragraph('资料准备', 'Materials'),
    place: line('拜访地点', 'Place'),
    appointmentBy: choice('appointment-modes', '预约方式', 'Appointment made'),
    appointmentOn: instant('约定时间', 'Appointed time'),
    appointmentPlace: line('约定地点', 'Appointed place'),
    preparation: paragraph('拜访准备', 'Preparation', [
      '公司、客户和个人资料，着装。',
      'Company, customer and personal materials, dress.',
    ]),
    budget: money('费用预算', 'Budget'),
    gifts: { ...paragraph('礼品', 'Gifts'), 'x-sensitive': 'gift' },
    visitedOn: instant('实际拜访时间', 'Visited on'),
    visitedPlace: line('实际拜访地点', 'Visited at'),
    contactsMet: paragraph('会见人员', 'Contacts met'),
    companions: references('person', '同行人员', 'Came along'),
    talkingPoints: paragraph('主要谈话要点', 'Main talking points'),
    customerThoughts: paragraph('客户的想法', 'The customer’s thoughts'),
    proposals: paragraph('进一步开发建议', 'Proposals for further development'),
    latestInformation: paragraph('客户最新信息', 'The customer’s latest information', [
      '拜访带回的最新信息会更新客户资料。',
      'What the visit brings back updates the account’s profile.',
    ]),
    opportunities: finding('商机', 'Opportunities'),
    problems: finding('问题', 'Problems'),
    analysis: paragraph('拜访分析', 'Analysis'),
    experience: paragraph('经验', 'Experience'),
    shortcomings: paragraph('不足', 'Shortcomings'),
    improvements: paragraph('改进措施', 'Improvements'),
    followUpBy: choice('follow-up-modes', '跟进方式', 'Followed up by', [
      '邮件不能代替电话或再次拜访。',
      'An e-mail does not stand in for a call or a second visit.',
    ]),
    followUpOn: date('跟进日期', 'Followed up on'),
    followUpNotes: paragraph('客户反馈', 'What the customer said'),
  },
} as const
